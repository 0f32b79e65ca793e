package io.ringtrue.server.live;

import io.ringtrue.numbers.Field;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.Basis.Kind;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.numbers.text.NumberFault;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Lays a live answer over a report, field by field: live over allocation over plan. What an earlier source said live
/// stays.
final class Merge {
    private final NumberReport report;
    private final Basis live;
    private final Map<Field, Basis> bases = new EnumMap<>(Field.class);

    private Merge(NumberReport report, Basis live) {
        this.report = report;
        this.live = live;
        bases.putAll(report.bases());
    }

    static NumberReport of(NumberReport report, LiveAnswer answer, Basis live) {
        return new Merge(report, live).with(answer);
    }

    static Basis basis(String source, SourceReply.Found found) {
        return new Basis(Kind.LIVE, Confidence.HIGH, source, found.date());
    }

    private NumberReport with(LiveAnswer answer) {
        Optional<Boolean> valid = newlySaid(Field.VALIDITY, answer.valid());
        if (valid.equals(Optional.of(false))) return notInUse();
        Optional<LineType> lineType = newlySaid(Field.LINE_TYPE, answer.lineType());
        Optional<String> carrier = newlySaid(Field.CARRIER, answer.carrier());
        Optional<String> region = newlySaid(Field.COUNTRY, answer.region());
        return new NumberReport(
                report.fault(),
                report.callingCode(),
                report.national(),
                region.or(report::region),
                country(region),
                lineType.orElse(report.lineType()),
                carrier.or(report::carrier),
                report.place(),
                report.timeZones(),
                report.nationalFormat(),
                report.internationalFormat(),
                report.portable(),
                report.rule(),
                report.otherReadings(),
                bases,
                report.block(),
                report.cut());
    }

    /// The name the report has where the source only confirms the country.
    private String country(Optional<String> said) {
        return said.filter(region -> !region.equals(report.region().orElse("")))
                .map(region -> Locale.of("", region).getDisplayCountry(Locale.ENGLISH))
                .orElse(report.country());
    }

    private <T> Optional<T> newlySaid(Field field, Optional<T> said) {
        boolean earlier =
                report.basis(field).filter(basis -> basis.kind() == Kind.LIVE).isPresent();
        if (earlier || said.isEmpty()) return Optional.empty();
        bases.put(field, live);
        return said;
    }

    /// Fields that need a valid number are empty, as in every report.
    private NumberReport notInUse() {
        return new NumberReport(
                Optional.of(NumberFault.NOT_ASSIGNED),
                report.callingCode(),
                report.national(),
                Optional.empty(),
                "",
                LineType.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "",
                "",
                false,
                report.rule(),
                report.otherReadings(),
                Map.of(Field.VALIDITY, live),
                Optional.empty(),
                report.cut());
    }
}
