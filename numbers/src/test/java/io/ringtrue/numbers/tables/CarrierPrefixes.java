package io.ringtrue.numbers.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The carriers to which blocks of numbers were given: the longest listed prefix decides.
///
/// Reads one file for each calling code, with lines `prefix|carrier`; `#` begins a comment.
final class CarrierPrefixes {

    /// No listed prefix has these digits.
    static final int NOWHERE = 0;
    /// No carrier is known.
    static final int NO_CARRIER = 0;

    private final TreeMap<Long, String> carrierByPrefix = new TreeMap<>();
    private final List<String> names = new ArrayList<>(List.of(""));
    private final List<int[]> nodes = new ArrayList<>();
    private final List<Integer> carriers = new ArrayList<>();

    private CarrierPrefixes() {
        node();
        node();
    }

    static CarrierPrefixes read(Path folder) {
        CarrierPrefixes prefixes = new CarrierPrefixes();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (!line.isBlank() && !line.strip().startsWith("#")) prefixes.add(line.strip());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        prefixes.plant();
        return prefixes;
    }

    TreeMap<Long, String> carrierByPrefix() {
        return carrierByPrefix;
    }

    /// The carrier names by their number; 0 is the empty name.
    List<String> names() {
        return names;
    }

    int root() {
        return 1;
    }

    int next(int node, int digit) {
        return node == NOWHERE ? NOWHERE : nodes.get(node)[digit];
    }

    int carrier(int node) {
        return carriers.get(node);
    }

    private void add(String line) {
        int bar = line.indexOf('|');
        if (bar < 0) throw new IllegalArgumentException("carrier line without | : " + line);
        carrierByPrefix.put(
                Long.valueOf(line.substring(0, bar).strip()),
                line.substring(bar + 1).strip());
    }

    private void plant() {
        names.addAll(carrierByPrefix.values().stream()
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList());
        TreeMap<String, Integer> numbers = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) numbers.put(names.get(i), i);
        carrierByPrefix.forEach((prefix, name) -> {
            int node = root();
            for (char c : Long.toString(prefix).toCharArray()) {
                int[] row = nodes.get(node);
                if (row[c - '0'] == NOWHERE) row[c - '0'] = node();
                node = row[c - '0'];
            }
            carriers.set(node, numbers.get(name));
        });
    }

    private int node() {
        nodes.add(new int[10]);
        carriers.add(NO_CARRIER);
        return nodes.size() - 1;
    }
}
