package io.ringtrue.numbers.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Writes the module's tables from libphonenumber's metadata and the carrier lists.
public final class NumbersData {

    public static void main(String[] arguments) throws IOException {
        Path module = Path.of(arguments[0]);
        Files.write(module.resolve("src/main/resources/io/ringtrue/numbers/plan.bin"), plan(module));
    }

    static byte[] plan(Path module) {
        PlanSource source = PlanSource.read();
        CarrierPrefixes carriers = CarrierPrefixes.read(module.resolve("data/carrier-en"));
        PlanTables tables = new PlanTables(regionCodes(source), carriers);
        source.regionsByCallingCode().forEach(tables::add);
        return tables.bytes();
    }

    /// Region codes by number, 0 being none.
    static List<String> regionCodes(PlanSource source) {
        TreeSet<String> codes = new TreeSet<>();
        source.regionsByCallingCode().values().forEach(plans -> plans.forEach(plan -> codes.add(plan.getId())));
        List<String> numbered = new ArrayList<>(codes);
        numbered.addFirst("");
        return numbered;
    }
}
