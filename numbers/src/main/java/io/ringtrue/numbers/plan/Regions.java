package io.ringtrue.numbers.plan;

import java.util.HashMap;
import java.util.Map;

/// The English names of regions, and whether their mobile numbers can be ported. Immutable.
public final class Regions {

    /// The region of a service that belongs to no country.
    public static final String WORLD = "001";

    private record Region(String name, boolean portable) {}

    private static final Region NOWHERE = new Region("", false);

    private final Map<String, Region> regions = new HashMap<>();

    private Regions() {}

    /// Reads the regions from the jar.
    public static Regions load() {
        Regions all = new Regions();
        for (String[] row : TextTable.rows("regions.tsv")) {
            all.regions.put(row[0], new Region(row[1], Boolean.parseBoolean(row[2])));
        }
        return all;
    }

    /// The English name of a region; empty for an unknown code.
    public String name(String code) {
        return regions.getOrDefault(code, NOWHERE).name;
    }

    /// Whether mobile numbers of a region can change their carrier; false for an unknown code.
    public boolean portable(String code) {
        return regions.getOrDefault(code, NOWHERE).portable;
    }
}
