package io.ringtrue.numbers.tables;

import com.google.i18n.phonenumbers.prefixmapper.MappingFileProvider;
import com.google.i18n.phonenumbers.prefixmapper.PhonePrefixMap;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes `places.bin` from libphonenumber's English geocoding data, in which the longest listed prefix
/// decides.
final class PlaceTable {

    private static final String FOLDER = "/com/google/i18n/phonenumbers/geocoding/data/";
    private static final int DIGITS = 9;
    private static final int MOST_BYTES = 4_000_000;
    private static final String NOWHERE = "";

    /// The place that begins at the first nine digits of a number.
    private final TreeMap<Integer, String> placeByStart = new TreeMap<>(Map.of(0, NOWHERE));

    private PlaceTable() {}

    static byte[] bytes() {
        PlaceTable table = new PlaceTable();
        placeByPrefix().entrySet().stream()
                .sorted(Comparator.comparing(place -> place.getKey().length()))
                .forEach(place -> table.put(place.getKey(), place.getValue()));
        return table.written();
    }

    /// Prefixes come shorter ones first: a longer one takes its numbers out of the range of the shorter one.
    private void put(String prefix, String place) {
        int span = 1;
        for (int i = prefix.length(); i < DIGITS; i++) span *= 10;
        int start = Integer.parseInt(prefix) * span;
        String behind = placeByStart.floorEntry(start + span).getValue();
        placeByStart.subMap(start, start + span).clear();
        placeByStart.put(start, place);
        placeByStart.put(start + span, behind);
    }

    private byte[] written() {
        List<Map.Entry<Integer, String>> rows = new ArrayList<>();
        placeByStart.entrySet().stream()
                .filter(row -> rows.isEmpty() || !rows.getLast().getValue().equals(row.getValue()))
                .forEach(rows::add);
        List<String> names = new ArrayList<>(new TreeSet<>(placeByStart.values()));
        if (names.size() > Character.MAX_VALUE) throw new IllegalStateException("too many places: " + names.size());
        ByteBuffer out = ByteBuffer.allocate(MOST_BYTES).putInt(names.size()).putInt(rows.size());
        int end = 0;
        for (String name : names) {
            out.putInt(end);
            end += name.getBytes(StandardCharsets.UTF_8).length;
        }
        out.putInt(end);
        for (String name : names) out.put(name.getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<Integer, String> row : rows) out.putInt(row.getKey());
        for (Map.Entry<Integer, String> row : rows) out.putChar((char) Collections.binarySearch(names, row.getValue()));
        return Arrays.copyOf(out.array(), out.position());
    }

    private static Map<String, String> placeByPrefix() {
        Map<String, String> places = new HashMap<>();
        // Each line has the prefix of a file and the languages in which it exists.
        for (String line :
                read("config", new MappingFileProvider()).toString().lines().toList()) {
            String[] file = line.split("\\|", 2);
            if (!Set.of(file[1].split(",")).contains("en")) continue;
            read(file[0] + "_en", new PhonePrefixMap()).toString().lines().forEach(row -> {
                String[] place = row.split("\\|", 2);
                places.put(place[0], place[1]);
            });
        }
        return places;
    }

    private static <T extends Externalizable> T read(String name, T into) {
        try (InputStream bytes = PhonePrefixMap.class.getResourceAsStream(FOLDER + name)) {
            into.readExternal(new ObjectInputStream(bytes));
            return into;
        } catch (IOException | ClassNotFoundException failure) {
            throw new IllegalStateException(name, failure);
        }
    }
}
