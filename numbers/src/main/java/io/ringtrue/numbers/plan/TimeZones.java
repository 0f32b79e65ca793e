package io.ringtrue.numbers.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The time zones of numbers. The longest listed prefix decides for numbers that belong to a place, the
/// calling code for all others. Immutable.
public final class TimeZones {

    private static final int LONGEST_PREFIX = 12;

    private final Map<String, List<String>> zonesByPrefix = new HashMap<>();

    private TimeZones() {}

    /// Reads the time zones from the jar.
    public static TimeZones load() {
        TimeZones zones = new TimeZones();
        for (String[] row : TextTable.rows("timezones.tsv"))
            zones.zonesByPrefix.put(row[0], List.of(row[1].split("&")));
        return zones;
    }

    /// The IANA names of the time zones of a valid number; empty when not known.
    public List<String> of(int callingCode, String national, LineType type) {
        String prefix = Places.tied(callingCode, type) ? callingCode + national : Integer.toString(callingCode);
        for (int length = Math.min(prefix.length(), LONGEST_PREFIX); length > 0; length--) {
            List<String> zones = zonesByPrefix.get(prefix.substring(0, length));
            if (zones != null) return zones;
        }
        return List.of();
    }
}
