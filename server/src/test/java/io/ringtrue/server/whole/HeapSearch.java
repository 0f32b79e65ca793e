package io.ringtrue.server.whole;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Looks for many texts in a heap dump in one pass: a dump has some hundred MB, and a pass for each text takes minutes.
final class HeapSearch {
    /// No text is shorter, so each begins with a word of its own.
    private static final int WORD = Long.BYTES;

    private record Text(String name, byte[] bytes) {}

    private final Map<Long, List<Text>> byWord = new HashMap<>();
    /// By the last two octets of a word: most places of a dump need no look at the map.
    private final boolean[] ends = new boolean[1 << Short.SIZE];
    private int longest;

    /// @param texts by name; each has at least eight characters
    HeapSearch(Map<String, String> texts) {
        texts.forEach((name, text) -> {
            // A String of digits and letters has one octet for each; an array of characters has two.
            add(name, text, ISO_8859_1);
            add(name, text, UTF_16BE);
        });
    }

    private void add(String name, String text, Charset form) {
        byte[] bytes = text.getBytes(form);
        if (text.length() < WORD) throw new IllegalArgumentException(name + ": too short to be looked for");
        long word = 0;
        for (int i = 0; i < WORD; i++) word = word << Byte.SIZE | bytes[i] & 0xFF;
        byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(new Text(name, bytes));
        ends[(int) (word & 0xFFFF)] = true;
        longest = Math.max(longest, bytes.length);
    }

    /// How often each was found; those that were not are left out.
    Map<String, Long> in(Path file) throws IOException {
        Map<String, Long> found = new TreeMap<>();
        byte[] window = new byte[1 << 20];
        try (InputStream in = Files.newInputStream(file)) {
            int kept = 0;
            while (true) {
                int read = in.readNBytes(window, kept, window.length - kept);
                int end = kept + read;
                boolean last = end < window.length;
                // A text that begins further behind may go on in the next window.
                int until = last ? end : end - longest;
                look(window, until, end, found);
                if (last) return found;
                kept = end - until;
                System.arraycopy(window, until, window, 0, kept);
            }
        }
    }

    /// Counts the texts that begin before `until`.
    private void look(byte[] window, int until, int end, Map<String, Long> found) {
        long word = 0;
        for (int i = 0; i < Math.min(until + WORD - 1, end); i++) {
            word = word << Byte.SIZE | window[i] & 0xFF;
            if (!ends[(int) (word & 0xFFFF)] || i < WORD - 1) continue;
            int from = i - WORD + 1;
            for (Text text : byWord.getOrDefault(word, List.of())) {
                int to = from + text.bytes.length;
                if (to <= end && Arrays.equals(window, from, to, text.bytes, 0, text.bytes.length)) {
                    found.merge(text.name, 1L, Long::sum);
                }
            }
        }
    }
}
