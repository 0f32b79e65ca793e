package io.ringtrue.numbers;

import io.ringtrue.numbers.plan.Allocation;
import io.ringtrue.numbers.plan.Allocations;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.Basis.Kind;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.numbers.plan.NumberFormats;
import io.ringtrue.numbers.plan.NumberTables;
import io.ringtrue.numbers.plan.Places;
import io.ringtrue.numbers.plan.Regions;
import io.ringtrue.numbers.plan.TimeZones;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Reports about phone numbers, from tables compiled from libphonenumber's metadata. Immutable and safe for
/// several threads.
public final class CompiledNumbers implements NumberIntelligence {

    private final NumberTables tables;
    private final Regions regions;
    private final TimeZones timeZones;
    private final NumberFormats formats;
    private final Sources sources;
    private final Allocations allocations;

    private CompiledNumbers(NumberTables tables) {
        this.tables = tables;
        regions = Regions.load();
        timeZones = TimeZones.load();
        formats = NumberFormats.load();
        sources = Sources.load();
        allocations = Allocations.NONE;
    }

    private CompiledNumbers(CompiledNumbers plan, Allocations allocations) {
        tables = plan.tables;
        regions = plan.regions;
        timeZones = plan.timeZones;
        formats = plan.formats;
        sources = plan.sources;
        this.allocations = allocations;
    }

    /// Loads the tables from the jar, in milliseconds. There is no operator data yet.
    public static CompiledNumbers load() {
        return new CompiledNumbers(NumberTables.load());
    }

    /// A copy with this operator data in place of any earlier one. The tables are shared, not copied.
    public CompiledNumbers with(Allocations allocations) {
        return new CompiledNumbers(this, allocations);
    }

    /// The operator data; [Allocations#NONE] when none is loaded.
    public Allocations allocations() {
        return allocations;
    }

    /// The possible lengths of national numbers, in digits, ascending; empty when there is no such calling
    /// code.
    int[] nationalLengths(int callingCode) {
        int country = tables.indexOf(callingCode);
        if (country < 0) return new int[0];
        return IntStream.range(0, Integer.SIZE)
                .filter(length -> (tables.lengths[country] >> length & 1) != 0)
                .toArray();
    }

    /// The usual international prefix of a country, as ASCII digits; empty when several are equally usual.
    byte[] prefix(int callingCode) {
        return tables.prefixes.of(callingCode).usual();
    }

    /// The data in the jar: numbering plan, carriers, places, time zones.
    public List<DataSource> shipped() {
        return sources.all();
    }

    /// A new cursor for bulk work, for one thread.
    public Lookup lookup() {
        return new Lookup(tables, allocations);
    }

    @Override
    public NumberReport describe(String text, ReadingRules rules) {
        Lookup lookup = lookup();
        return lookup.read(text, rules) ? valid(lookup, text, rules) : notValid(lookup, text, rules);
    }

    private NumberReport valid(Lookup lookup, String text, ReadingRules rules) {
        String region = lookup.region();
        String national = lookup.national();
        int callingCode = lookup.callingCode();
        Optional<String> carrier = Optional.of(lookup.carrier()).filter(name -> !name.isEmpty());
        Optional<String> place = place(lookup);
        List<String> zones = timeZones.of(callingCode, national, lookup.planLineType());
        Optional<Allocation> block = Optional.ofNullable(lookup.allocation());
        return new NumberReport(
                Optional.empty(),
                callingCode,
                national,
                Optional.of(region).filter(code -> !code.equals(Regions.WORLD)),
                regions.name(region),
                lookup.lineType(),
                carrier,
                place,
                zones,
                formats.national(callingCode, national),
                formats.international(callingCode, national),
                regions.portable(region),
                lookup.rule(),
                otherReadings(lookup, text, rules),
                bases(lookup, carrier, place, !zones.isEmpty(), regions.portable(region)),
                block,
                lookup.cut());
    }

    private static Optional<String> place(Lookup lookup) {
        return Places.tied(lookup.callingCode(), lookup.planLineType())
                ? Places.shared().of(lookup.callingCode(), lookup.national())
                : Optional.empty();
    }

    private NumberReport notValid(Lookup lookup, String text, ReadingRules rules) {
        return new NumberReport(
                Optional.ofNullable(lookup.fault()),
                lookup.callingCode(),
                lookup.national(),
                Optional.empty(),
                "",
                LineType.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "",
                "",
                false,
                lookup.rule(),
                otherReadings(lookup, text, rules),
                Map.of(Field.VALIDITY, sources.plan(Kind.PLAN, Confidence.HIGH)),
                Optional.empty(),
                lookup.cut());
    }

    private Map<Field, Basis> bases(
            Lookup lookup, Optional<String> carrier, Optional<String> place, boolean zonesKnown, boolean portable) {
        Basis plan = sources.plan(Kind.PLAN, Confidence.HIGH);
        Optional<Allocation> block = Optional.ofNullable(lookup.allocation());
        Map<Field, Basis> bases = new EnumMap<>(Field.class);
        bases.put(Field.VALIDITY, plan);
        bases.put(Field.COUNTRY, plan);
        bases.put(Field.PORTABILITY, plan);
        bases.put(Field.LINE_TYPE, typeBasis(lookup, block));
        carrier.ifPresent(name -> bases.put(
                Field.CARRIER,
                block.filter(held -> held.givenOut() && held.holder().equals(name))
                        .map(held -> held.holderBasis(portable))
                        // A number that may have been ported is probably, not certainly, with the holder of
                        // its block.
                        .orElseGet(() -> sources.carriers(portable ? Confidence.LOW : Confidence.HIGH))));
        // A mobile phone need not be where its number was given out.
        Confidence settled = lookup.planLineType() == LineType.FIXED_LINE ? Confidence.HIGH : Confidence.LOW;
        place.ifPresent(name -> bases.put(Field.PLACE, sources.places(settled)));
        if (zonesKnown) bases.put(Field.TIME_ZONES, sources.timeZones());
        return bases;
    }

    private Basis typeBasis(Lookup lookup, Optional<Allocation> block) {
        LineType type = lookup.lineType();
        if (type == LineType.FIXED_LINE_OR_MOBILE) return sources.plan(Kind.PLAN_AMBIGUOUS, Confidence.LOW);
        boolean open = lookup.planLineType() == LineType.FIXED_LINE_OR_MOBILE && type != LineType.PREMIUM_RATE;
        return open && block.isPresent() ? block.get().typeBasis() : sources.plan(Kind.PLAN, Confidence.HIGH);
    }

    /// The other valid numbers that the same digits can mean by another rule. There is none after a plus or a
    /// dialled 00, which leave no doubt.
    private List<Reading> otherReadings(Lookup chosen, String text, ReadingRules rules) {
        boolean doubtful =
                chosen.rule() == ReadingRule.COUNTRY_CODE_FIRST || chosen.rule() == ReadingRule.DEFAULT_CALLING_CODE;
        if (!doubtful) return List.of();
        List<Reading> readings = new ArrayList<>();
        String taken = chosen.valid() ? chosen.e164() : "";
        for (ReadingRules other : List.of(ReadingRules.COUNTRY_CODE_FIRST, ReadingRules.NORTH_AMERICA_FIRST, rules)) {
            Lookup lookup = lookup();
            if (!lookup.read(text, other)) continue;
            Reading reading = new Reading(lookup.e164(), lookup.region(), lookup.rule());
            if (!reading.e164().equals(taken) && !readings.contains(reading)) readings.add(reading);
        }
        return readings;
    }
}
