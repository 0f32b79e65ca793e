package io.ringtrue.bench.answering;

import io.ringtrue.telephony.audio.G711;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One call of the corpus: a line of its index.
///
/// @param file name of its octets in the folder, ending in `.ul` or `.al`
/// @param speechAt when the far end's first sound begins, milliseconds after the answer
record CorpusCall(
        String file,
        Share share,
        boolean isMachine,
        int speechAt,
        String language,
        String kind,
        String voice,
        String line) {
    static final String INDEX = "index.tsv";

    static List<CorpusCall> read(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(INDEX)).stream()
                .map(CorpusCall::parse)
                .toList();
    }

    private static CorpusCall parse(String row) {
        String[] c = row.split("\t", -1);
        return new CorpusCall(
                c[0], Share.valueOf(c[1]), c[2].equals("machine"), Integer.parseInt(c[3]), c[4], c[5], c[6], c[7]);
    }

    String row() {
        String who = isMachine ? "machine" : "person";
        return String.join("\t", file, share.name(), who, Integer.toString(speechAt), language, kind, voice, line);
    }

    /// Whether its first sound comes within 2 s and its noise is below −45 dBm0: fixed limits suit it.
    boolean isEasy() {
        String[] parts = line.split("[ ,]+"); // such as: -18 dBm0, WHITE 17, …
        boolean quiet = parts[2].equals("NONE") || Integer.parseInt(parts[0]) - Integer.parseInt(parts[3]) < -45;
        return quiet && speechAt < 2_000;
    }

    /// What arrives, decoded.
    short[] sound(Path folder) throws IOException {
        G711 law = file.endsWith(".al") ? G711.A_LAW : G711.MU_LAW;
        return law.decode(Files.readAllBytes(folder.resolve(file)));
    }
}
