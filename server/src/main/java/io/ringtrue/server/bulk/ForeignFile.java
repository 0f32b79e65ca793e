package io.ringtrue.server.bulk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells files that are no list from their first bytes, and says what to do with them.
final class ForeignFile {
    private static final String UNPACK = "; unpack it first";
    private static final String EXPORT = "; save it as CSV (UTF-8)";

    /// @param at where the bytes stand
    /// @param bytes of the beginning, each character one byte
    private record Mark(int at, String bytes, String rule) {}

    private static final List<Mark> MARKS = List.of(
            new Mark(0, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "is an old Excel workbook (.xls)" + EXPORT),
            new Mark(0, "\u001F\u008B", "is gzip in gzip" + UNPACK),
            new Mark(0, "\u001F\u009D", "is packed by compress (.Z)" + UNPACK),
            new Mark(0, "\u00FD7zXZ\0", "is packed by xz" + UNPACK),
            new Mark(0, "(\u00B5/\u00FD", "is packed by zstd" + UNPACK),
            new Mark(0, "\u0004\"M\u0018", "is packed by lz4" + UNPACK),
            new Mark(0, "7z\u00BC\u00AF'\u001C", "is a 7z archive" + UNPACK),
            new Mark(0, "Rar!\u001A\u0007", "is a RAR archive" + UNPACK),
            new Mark(257, "ustar\0", "is a tar archive" + UNPACK),
            new Mark(257, "ustar  \0", "is a tar archive" + UNPACK),
            new Mark(0, "ARROW1\0", "is an Arrow file" + EXPORT),
            new Mark(0, "Obj\u0001", "is an Avro file" + EXPORT),
            new Mark(0, "\u0089HDF", "is an HDF5 file" + EXPORT),
            new Mark(0, "SQLite format 3\0", "is an SQLite database; export the table as CSV"),
            new Mark(0, "{\\rtf", "is an RTF document" + EXPORT),
            new Mark(0, "%!PS", "is PostScript; ask for the list as CSV"),
            new Mark(0, "BEGIN:VCARD", "is a vCard" + EXPORT),
            new Mark(0, "MIME-Version:", "is a mail or a web archive" + EXPORT),
            new Mark(0, "-----BEGIN ", "is an encrypted or signed message; decrypt it first"),
            new Mark(0, "version https://git-lfs", "is a Git LFS pointer; fetch the file itself"),
            new Mark(0, "\u0089PNG", "is a picture (PNG), no list"),
            new Mark(0, "\u00FF\u00D8\u00FF", "is a picture (JPEG), no list"));

    /// Marks of letters and digits alone begin headings too (`ORCID`, `PAR10`), so more of the format must be there:
    /// the bytes behind the mark, or a control character, which every such file has soon and a heading never. Bytes
    /// above 0x7E prove nothing: they are headings in other languages.
    private record Words(Pattern start, String rule) {
        Words(String start, String rule) {
            this(Pattern.compile("(?s)" + start + ".*"), rule);
        }
    }

    private static final String CONTROL_SOON = "[\\x00-\\xFF]{0,60}?[\\x00-\\x08\\x0E-\\x1F]";
    private static final List<Words> WORDS = List.of(
            new Words("%PDF-[0-9]\\.", "is a PDF; ask for the list as CSV"),
            new Words("BZh[1-9]1AY&SY", "is packed by bzip2" + UNPACK),
            new Words("LZIP[\\x00\\x01]", "is packed by lzip" + UNPACK),
            new Words("PAR1" + CONTROL_SOON, "is a Parquet file" + EXPORT),
            new Words("ORC" + CONTROL_SOON, "is an ORC file" + EXPORT),
            new Words("bplist[0-9][0-9]" + CONTROL_SOON, "is a binary property list" + EXPORT),
            new Words("GIF8[79]a", "is a picture (GIF), no list"));
    private static final Pattern WEB_PAGE = Pattern.compile("^<(?:!|(?:html|head|body|table|meta|title)\\b)");
    /// An element that is closed somewhere. `<DATE>,<TIME>` are names of columns.
    private static final Pattern ELEMENT = Pattern.compile("^<([a-z][a-z0-9:_-]*)[^<>]*>[\\s\\S]*</[a-z]");
    private static final Pattern JSON_ARRAY =
            Pattern.compile("^\\[\\s*(?:[{\\[\"\\]]|[-+.0-9e]+\\s*[,\\]]|(?:null|true|false)\\b)|^\\[[ \\t]*\\r?\\n");
    private static final int LOOKED_AT = 4096;
    private static final int ONE_IN = 10;

    private ForeignFile() {}

    /// Why these first bytes are no list of ours, as a clause behind `body`; empty when they may be
    /// one.
    static Optional<String> objection(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        return wideText(start)
                .or(() -> marked(start))
                .or(() -> marked(text(start)))
                .or(() -> archive(start))
                .or(() -> markup(start))
                .or(() -> noText(start));
    }

    private static Optional<String> wideText(String start) {
        boolean four = start.startsWith("\u00FF\u00FE\0\0") || start.startsWith("\0\0\u00FE\u00FF");
        if (four) return Optional.of("is UTF-32; save it as UTF-8");
        boolean marked = start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF");
        // Without a mark: every other byte of ASCII text is zero.
        boolean bare = start.length() >= 8 && (isZeroEachSecond(start, 0) || isZeroEachSecond(start, 1));
        return marked || bare ? Optional.of("is UTF-16; save it as UTF-8") : Optional.empty();
    }

    private static boolean isZeroEachSecond(String start, int first) {
        for (int i = 0; i < 8; i++) {
            if (start.charAt(i) == 0 != (i % 2 == first)) return false;
        }
        return true;
    }

    private static Optional<String> marked(String start) {
        return MARKS.stream()
                .filter(mark -> start.startsWith(mark.bytes, mark.at))
                .map(Mark::rule)
                .findFirst()
                .or(() -> WORDS.stream()
                        .filter(words -> words.start.matcher(start).matches())
                        .map(Words::rule)
                        .findFirst());
    }

    /// Workbooks are ZIP archives; what is in them stands near the beginning.
    private static Optional<String> archive(String start) {
        if (!start.startsWith("PK\u0003\u0004") && !start.startsWith("PK\u0005\u0006")) return Optional.empty();
        if (start.contains("opendocument")) return Optional.of("is an OpenDocument spreadsheet (.ods)" + EXPORT);
        boolean excel = start.contains("[Content_Types].xml") || start.contains("xl/") || start.contains("_rels/.rels");
        if (excel) return Optional.of("is an Excel workbook (.xlsx)" + EXPORT);
        return Optional.of("is a ZIP archive" + UNPACK);
    }

    private static Optional<String> markup(String start) {
        String text = text(start).toLowerCase(Locale.ROOT);
        if (text.startsWith("<?xml")) return Optional.of("is XML" + EXPORT);
        if (WEB_PAGE.matcher(text).find()) return Optional.of("is a web page (HTML)" + EXPORT);
        if (ELEMENT.matcher(text).find()) return Optional.of("is XML or HTML" + EXPORT);
        return JSON_ARRAY.matcher(text).find()
                ? Optional.of("is one JSON array; write one value a line (NDJSON)")
                : Optional.empty();
    }

    /// Without byte order marks and blanks before it. One class of characters, because a group that repeats costs the
    /// matcher a stack frame for each blank.
    private static String text(String start) {
        return start.replaceFirst("^[\u00EF\u00BB\u00BF\\s]++", "");
    }

    /// A text may hold a stray control character, but not one in ten.
    private static Optional<String> noText(String start) {
        long controls = start.chars()
                .filter(c -> c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f')
                .count();
        return controls * ONE_IN > start.length() ? Optional.of("is no text" + EXPORT) : Optional.empty();
    }
}
