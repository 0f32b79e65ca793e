package io.ringtrue.numbers;

import io.ringtrue.numbers.plan.Allocation;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.numbers.text.NumberFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known about one number. Components that need a valid number are empty for others.
///
/// @param fault why the number is not valid; empty when it is valid
/// @param callingCode 1 to 999; 0 when no number was read
/// @param national the national significant number as digits, with leading zeros; empty when no number was
/// read
/// @param region ISO 3166 alpha-2; empty for global services and when not valid
/// @param country English name of `region`, `International` for global services; empty when not valid
/// @param lineType `UNKNOWN` when not valid
/// @param carrier the carrier that holds the number's block; empty when not known, never a guess
/// @param place English name of the town, district or state for which the number was given out, such as
/// `San Francisco, CA`. Empty when only the country is known, and for numbers that belong to no place
/// @param timeZones IANA names; empty when not known
/// @param nationalFormat the number as people in the country write it; empty when not valid
/// @param internationalFormat the number with `+` and spaces; empty when not valid
/// @param portable whether mobile numbers of this region can change their carrier; false when not valid
/// @param rule the rule by which the digits were read
/// @param otherReadings other valid numbers that the same text can mean by another rule; empty when there is
/// no doubt
/// @param bases the source of each known field; an unknown field has none
/// @param block the number's block in the operator data; empty when no data contains it
/// @param cut the text that was cut off after the number, such as `x12`; empty when nothing was cut
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

    /// Whether the number is valid by the plan.
    public boolean valid() {
        return fault.isEmpty();
    }

    /// The number in E.164: `+` and all digits; empty when no number was read.
    public String e164() {
        return callingCode == 0 ? "" : "+" + callingCode + national;
    }

    /// Whether the number is valid and belongs to no country: +800, +808, +870, +878, +881 to +883, +888,
    /// +979.
    public boolean globalService() {
        return valid() && region.isEmpty();
    }

    /// The source of a field; empty when the field is not known.
    public Optional<Basis> basis(Field field) {
        return Optional.ofNullable(bases.get(field));
    }

    /// Sentences for a person: how the text was read, and what the source of each answer is.
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
