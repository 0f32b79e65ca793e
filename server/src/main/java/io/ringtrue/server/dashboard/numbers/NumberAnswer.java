package io.ringtrue.server.dashboard.numbers;

import io.ringtrue.numbers.Field;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.parts.Times;
import io.ringtrue.server.validation.AnsweredType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is known of a number, each field with what it rests on. What is not known is `–` with its reason.
///
/// @param type the line type as it is answered
public record NumberAnswer(NumberReport report, AnsweredType type) {
    private static final String UNKNOWN = "–";

    /// @param basis `plan`, `allocation` or `live`; empty when the field is not known
    /// @param why a sentence
    /// @param source the data and its date
    public record Row(String field, String answer, String basis, String confidence, String why, String source) {}

    public boolean valid() {
        return report.valid();
    }

    public String title() {
        if (!report.internationalFormat().isEmpty()) return report.internationalFormat();
        return report.e164().isEmpty() ? "No number" : report.e164();
    }

    /// Why it is not valid, a sentence.
    public String fault() {
        return report.fault().map(fault -> Shown.sentence(fault.sentence())).orElse("");
    }

    public String reading() {
        return "Read by this rule: " + report.rule().sentence() + ".";
    }

    /// Other numbers the same text may mean; empty: there is no doubt.
    public Optional<String> doubt() {
        if (report.otherReadings().isEmpty()) return Optional.empty();
        return Optional.of(report.otherReadings().stream()
                .map(other -> "It could also mean " + other.e164() + " in " + country(other.region()) + ": "
                        + other.rule().sentence() + ".")
                .collect(Collectors.joining(" ", "", " Write the plus to be sure.")));
    }

    private static String country(String region) {
        return region.equals("001") ? "a global service" : Locale.of("", region).getDisplayCountry(Locale.ENGLISH);
    }

    public Optional<String> cut() {
        return report.cut().isEmpty() ? Optional.empty() : Optional.of("Cut off: " + Shown.text(report.cut()));
    }

    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(row("Valid", Field.VALIDITY, valid() ? "Yes" : "No", ""));
        if (!valid()) return rows;
        rows.add(row("Country", Field.COUNTRY, report.country(), "it belongs to no country"));
        rows.add(row("Line type", Field.LINE_TYPE, lineType(), "the plan does not say"));
        rows.add(row("Carrier", Field.CARRIER, report.carrier().orElse(""), "no loaded file names one"));
        rows.add(row("Place", Field.PLACE, report.place().orElse(""), "it was given out for the whole country"));
        rows.add(row("Time zone", Field.TIME_ZONES, String.join(", ", report.timeZones()), "not in the data"));
        rows.add(row(
                "Portable",
                Field.PORTABILITY,
                report.portable() ? "Mobile numbers may change carrier" : "No",
                "not in the data"));
        return rows;
    }

    private String lineType() {
        String shown = type.shown().word();
        return type.possible().size() == 1
                ? shown
                : shown + ", could be "
                        + type.possible().stream()
                                .filter(each -> each != type.shown())
                                .map(each -> each.word())
                                .sorted()
                                .collect(Collectors.joining(" or "));
    }

    private Row row(String name, Field field, String answer, String unknown) {
        Optional<Basis> basis = report.basis(field);
        if (answer.isEmpty()) return new Row(name, UNKNOWN, "", "", Shown.sentence(unknown), "");
        return new Row(
                name,
                answer,
                basis.map(NumberAnswer::kind).orElse(""),
                basis.map(known -> known.confidence().name().toLowerCase(Locale.ROOT) + " confidence")
                        .orElse(""),
                why(field, basis),
                basis.map(known -> known.source() + ", " + Times.date(known.date()))
                        .orElse(""));
    }

    private static String kind(Basis basis) {
        return switch (basis.kind()) {
            case PLAN, PLAN_AMBIGUOUS -> "plan";
            case ALLOCATION -> "allocation";
            case LIVE -> "live";
        };
    }

    private String why(Field field, Optional<Basis> basis) {
        if (field == Field.VALIDITY && !valid()) return fault();
        String why = basis.map(known -> switch (known.kind()) {
                    case PLAN -> "The numbering plan says so.";
                    case PLAN_AMBIGUOUS -> "The numbering plan leaves it open.";
                    case ALLOCATION -> "By the block the number was given out with; it may have moved since.";
                    case LIVE -> "Looked up for this number.";
                })
                .orElse("");
        boolean free = field == Field.VALIDITY
                && report.block().filter(block -> !block.givenOut()).isPresent();
        return free
                ? why + " Its block " + report.block().orElseThrow().status().clause() + ", so it is hardly in use."
                : why;
    }
}
