package io.ringtrue.numbers.plan;

import java.util.HashMap;
import java.util.Map;

/// What is known of whole regions: their English names, and whether mobile numbers move between carriers.
public final class Regions {

    /// The region of a service that belongs to no country.
    public static final String WORLD = "001";

    private record Region(String name, boolean portable) {}

    private static final Region NOWHERE = new Region("", false);

    private final Map<String, Region> regions = new HashMap<>();

    private Regions() {}

    public static Regions load() {
        Regions all = new Regions();
        for (String[] row : TextTable.rows("regions.tsv")) {
            all.regions.put(row[0], new Region(row[1], Boolean.parseBoolean(row[2])));
        }
        return all;
    }

    /// Empty for an unknown code.
    public String name(String code) {
        return regions.getOrDefault(code, NOWHERE).name;
    }

    public boolean portable(String code) {
        return regions.getOrDefault(code, NOWHERE).portable;
    }
}
