package io.ringtrue.bench.answering;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Something that is said.
///
/// @param number its line in the resource, which names its recordings
/// @param language two letters
record Script(int number, String language, Kind kind, String text, Share share) {
    enum Kind {
        /// A person's first words.
        PERSON,
        /// What a person says into a silence.
        FOLLOW,
        MAILBOX,
        /// Of the network.
        ANNOUNCEMENT,
        /// A machine that asks who is calling.
        SCREENING
    }

    /// All scripts. Of each language and kind, every second one is for tuning.
    static List<Script> all() throws IOException {
        List<Script> all = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        try (InputStream resource = Script.class.getResourceAsStream("scripts.tsv")) {
            if (resource == null) throw new IOException("scripts.tsv is missing");
            List<String> lines = new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            for (String line : lines) {
                String[] columns = line.split("\t", 3);
                int before = counts.merge(columns[0] + columns[1], 1, Integer::sum) - 1;
                Kind kind = Kind.valueOf(columns[1].toUpperCase(Locale.ROOT));
                Share share = before % 2 == 0 ? Share.TUNING : Share.TEST;
                all.add(new Script(all.size(), columns[0], kind, columns[2], share));
            }
        }
        return all;
    }
}
