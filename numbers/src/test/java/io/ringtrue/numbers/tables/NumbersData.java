package io.ringtrue.numbers.tables;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.prefixmapper.PrefixTimeZonesMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes the module's tables from libphonenumber's metadata, places and time zones, and from the carrier
/// lists.
public final class NumbersData {

    private NumbersData() {}

    /// The tables by file name.
    ///
    /// @param module the folder of the numbers module
    public static TreeMap<String, byte[]> tables(Path module) {
        PlanSource source = PlanSource.read();
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("plan.bin", plan(source, module));
        files.put("formats.tsv", text(FormatTable.rows(source)));
        files.put("prefixes.tsv", text(PrefixTable.rows(source)));
        files.put("regions.tsv", text(regions(source)));
        files.put("places.bin", PlaceTable.bytes());
        files.put("timezones.tsv", text(timeZones()));
        files.put("sources.tsv", bytes(module.resolve("data/sources.tsv")));
        return files;
    }

    private static byte[] plan(PlanSource source, Path module) {
        CarrierPrefixes carriers = CarrierPrefixes.read(module.resolve("data/carrier-en"));
        PlanTables tables = new PlanTables(regionCodes(source), carriers);
        source.regionsByCallingCode().forEach(tables::add);
        return tables.bytes();
    }

    /// The region codes by their number; 0 means none.
    private static List<String> regionCodes(PlanSource source) {
        TreeSet<String> codes = new TreeSet<>();
        source.regionsByCallingCode().values().forEach(plans -> plans.forEach(plan -> codes.add(plan.getId())));
        List<String> numbered = new ArrayList<>(codes);
        numbered.addFirst("");
        return numbered;
    }

    private static List<String> regions(PlanSource source) {
        TreeMap<String, String> rows = new TreeMap<>();
        for (List<PhoneMetadata> plans : source.regionsByCallingCode().values()) {
            for (PhoneMetadata plan : plans) {
                String code = plan.getId();
                rows.put(code, code + "\t" + englishName(code) + "\t" + plan.getMobileNumberPortableRegion());
            }
        }
        return List.copyOf(rows.values());
    }

    private static String englishName(String code) {
        return code.equals(PlanSource.WORLD)
                ? "International"
                : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    private static List<String> timeZones() {
        PrefixTimeZonesMap map = new PrefixTimeZonesMap();
        String resource = "/com/google/i18n/phonenumbers/timezones/data/map_data";
        try (InputStream bytes = PrefixTimeZonesMap.class.getResourceAsStream(resource)) {
            map.readExternal(new ObjectInputStream(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(resource, failure);
        }
        return map.toString()
                .lines()
                .map(line -> line.replaceFirst("\\|", "\t"))
                .toList();
    }

    private static byte[] text(List<String> rows) {
        return (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
