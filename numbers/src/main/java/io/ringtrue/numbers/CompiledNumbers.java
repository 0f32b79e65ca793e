package io.ringtrue.numbers;

import java.util.List;
import java.util.Optional;

/// Number intelligence on tables compiled from libphonenumber's metadata. Shared freely between threads.
public final class CompiledNumbers implements NumberIntelligence {

    private static final String WORLD = "001";

    private final NumberTables tables;

    private CompiledNumbers(NumberTables tables) {
        this.tables = tables;
    }

    /// Loads the tables from the jar; takes milliseconds.
    public static CompiledNumbers load() {
        return new CompiledNumbers(NumberTables.load());
    }

    /// A new cursor for bulk work, for one thread at a time.
    public Lookup lookup() {
        return new Lookup(tables);
    }

    @Override
    public NumberReport describe(String text, ReadingRules rules) {
        Lookup lookup = lookup();
        lookup.read(text, rules);
        boolean world = lookup.region().equals(WORLD);
        Optional<String> region = lookup.valid() && !world ? Optional.of(lookup.region()) : Optional.empty();
        String country = !lookup.valid()
                ? ""
                : world
                        ? "International"
                        : java.util.Locale.of("", lookup.region()).getDisplayCountry(java.util.Locale.ENGLISH);
        return new NumberReport(
                Optional.ofNullable(lookup.fault()),
                lookup.callingCode(),
                lookup.national(),
                region,
                country,
                lookup.lineType(),
                Optional.of(lookup.carrier()).filter(name -> !name.isEmpty()),
                List.of());
    }
}
