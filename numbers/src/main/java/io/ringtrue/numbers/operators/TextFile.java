package io.ringtrue.numbers.operators;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Opens a text file of unknown encoding. It is read as UTF-8; if it is not valid UTF-8, as Windows-1251 if
/// that gives the Russian header, else as Windows-1252.
final class TextFile {

    private static final int SNIFFED = 512;
    private static final int PIECE = 64 * 1024;
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String UTF_8_MARK = "\u00EF\u00BB\u00BF";
    private static final String ZIP = "PK\u0003\u0004";

    /// Opens the same bytes each time, because they are read more than once.
    interface Bytes {
        InputStream open() throws IOException;
    }

    private TextFile() {}

    static LineReader open(Bytes bytes) throws IOException, RefusedFile {
        String head = head(bytes);
        refuseWhatIsNoText(head);
        return new LineReader(new InputStreamReader(bytes.open(), charset(bytes, head)));
    }

    /// The first bytes of the file, each as one character.
    private static String head(Bytes bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            return new String(in.readNBytes(SNIFFED), StandardCharsets.ISO_8859_1);
        }
    }

    private static void refuseWhatIsNoText(String head) throws RefusedFile {
        if (head.isEmpty()) throw new RefusedFile(1, "the file is empty");
        if (head.startsWith(ZIP)) throw new RefusedFile(1, "this is a ZIP archive: unpack it, and give what is inside");
        if (head.startsWith("\u00FF\u00FE") || head.startsWith("\u00FE\u00FF")) {
            throw new RefusedFile(1, "this is UTF-16: save it as UTF-8, as the regulators publish it");
        }
        if (head.strip().toLowerCase(Locale.ROOT).startsWith("<")) {
            throw new RefusedFile(1, "this is a web page or XML, not the file: the download failed");
        }
    }

    private static Charset charset(Bytes bytes, String head) throws IOException, RefusedFile {
        if (isUtf8(bytes)) return StandardCharsets.UTF_8;
        if (head.startsWith(UTF_8_MARK))
            throw new RefusedFile(1, "claims to be UTF-8, and is not: the file is damaged");
        byte[] raw = head.getBytes(StandardCharsets.ISO_8859_1);
        String cyrillic = new String(raw, CYRILLIC);
        return cyrillic.contains(RussianRanges.OPERATOR_COLUMN) ? CYRILLIC : WESTERN;
    }

    private static boolean isUtf8(Bytes bytes) throws IOException {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Reader reader = new InputStreamReader(new BufferedInputStream(bytes.open(), PIECE), strict)) {
            char[] piece = new char[PIECE];
            while (reader.read(piece) >= 0) {
                // Only whether decoding succeeds matters.
            }
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
