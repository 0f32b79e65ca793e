package io.ringtrue.numbers;

import io.ringtrue.numbers.plan.Allocation;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.numbers.text.NumberFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known about one number. Fields that need a valid number are empty otherwise.
///
/// @param fault why it is not valid; empty when it is
/// @param callingCode 1 to 3 digits as an integer, 0 when none could be read
/// @param national the national significant number as digits, leading zeros kept; empty when none could be read
/// @param region ISO 3166 alpha-2; empty for global services and when not valid
/// @param country English name of `region`, `International` for global services; empty when not valid
/// @param carrier who holds the block, never a guess
/// @param place English name of the town, district or state the number was given out for, such as `San Francisco,
/// CA`;
///     empty when nothing but the country is known, and for numbers that are not tied to a place
/// @param timeZones IANA names; empty when not known
/// @param nationalFormat as people in the country write it; empty when not valid
/// @param internationalFormat with `+` and spaces; empty when not valid
/// @param portable whether mobile numbers there may change their carrier; false when not valid
/// @param rule how the digits were read
/// @param otherReadings valid numbers the same text could mean by another rule; empty when the text leaves no doubt
/// @param bases what each known field rests on; a field that is not known has none
/// @param block what an operator's file says of the number's block; empty when none is loaded that holds it
/// @param cut what was cut off behind the number, such as `x12`; empty when nothing was
public record NumberReport(
        Optional<NumberFault> fault,
        int callingCode,
        String national,
        Optional<String> region,
        String country,
        LineType lineType,
        Optional<String> carrier,
        Optional<String> place,
        List<String> timeZones,
        String nationalFormat,
        String internationalFormat,
        boolean portable,
        ReadingRule rule,
        List<Reading> otherReadings,
        Map<Field, Basis> bases,
        Optional<Allocation> block,
        String cut) {

    public NumberReport {
        timeZones = List.copyOf(timeZones);
        otherReadings = List.copyOf(otherReadings);
        bases = Map.copyOf(bases);
    }

    /// A report without place, formats, other readings and bases, read country code first.
    public NumberReport(
            Optional<NumberFault> fault,
            int callingCode,
            String national,
            Optional<String> region,
            String country,
            LineType lineType,
            Optional<String> carrier,
            List<String> timeZones) {
        this(
                fault,
                callingCode,
                national,
                region,
                country,
                lineType,
                carrier,
                Optional.empty(),
                timeZones,
                "",
                "",
                false,
                ReadingRule.COUNTRY_CODE_FIRST,
                List.of(),
                Map.of(),
                Optional.empty(),
                "");
    }

    public boolean valid() {
        return fault.isEmpty();
    }

    /// `+` and all digits; empty when no calling code could be read.
    public String e164() {
        return callingCode == 0 ? "" : "+" + callingCode + national;
    }

    /// Not tied to a country: +800, +808, +870, +878, +881 to +883, +888, +979.
    public boolean globalService() {
        return valid() && region.isEmpty();
    }

    /// What `field` rests on; empty when it is not known.
    public Optional<Basis> basis(Field field) {
        return Optional.ofNullable(bases.get(field));
    }

    /// Sentences for people: how the text was read and what each answer rests on.
    public List<String> explanation() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Reading: " + rule.sentence() + ".");
        if (!cut.isEmpty()) sentences.add("Cut off: " + cut + ".");
        fault.ifPresent(why -> sentences.add("Not valid: " + why.sentence() + "."));
        for (Field field : Field.values()) basis(field).ifPresent(basis -> sentences.add(sentence(field, basis)));
        block.filter(held -> !held.givenOut())
                .ifPresent(free -> sentences.add(
                        "The block of this number " + free.status().clause() + " (" + free.source() + ", " + free.date()
                                + "): valid by the plan, but hardly in use."));
        for (Reading other : otherReadings) {
            sentences.add(
                    "Could also mean " + other.e164() + ": " + other.rule().sentence() + ".");
        }
        return List.copyOf(sentences);
    }

    private static String sentence(Field field, Basis basis) {
        String rests = switch (basis.kind()) {
            case PLAN -> "the numbering plan says so";
            case PLAN_AMBIGUOUS -> "the numbering plan leaves it open";
            case ALLOCATION -> "by the block the number was given out with";
            case LIVE -> "looked up for this number";
        };
        return field.label() + ": " + rests + " (" + basis.source() + ", " + basis.date() + ").";
    }
}
