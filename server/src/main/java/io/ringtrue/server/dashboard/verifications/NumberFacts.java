package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.numbers.Field;
import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.reports.VerificationReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a verification's page says about its number.
///
/// @param facts in the order they are shown
/// @param before how many other verifications of it the account made in the last 30 days
/// @param isMasked whether the number is not known any more
public record NumberFacts(List<Fact> facts, int before, boolean isMasked) {
    private static final Duration RECENT = Duration.ofDays(30);
    private static final int MOST = 1000;

    /// @param value `–` when it is not known
    /// @param basis where it comes from, or why it is not known
    public record Fact(String label, String value, String basis) {}

    static NumberFacts of(
            NumberIntelligence numbers, VerificationReports reports, ListedVerification line, Instant now) {
        if (line.number().contains("*")) return new NumberFacts(List.of(), 0, true);
        NumberReport report = numbers.describe(line.number());
        int all = reports.ofNumber(line.account(), line.number(), now.minus(RECENT), MOST);
        boolean among = line.created().isAfter(now.minus(RECENT));
        return new NumberFacts(
                List.of(
                        fact("Country", Optional.of(report.country()), report, Field.COUNTRY),
                        fact("Line type", type(report), report, Field.LINE_TYPE),
                        fact("Carrier", report.carrier(), report, Field.CARRIER)),
                Math.max(0, all - (among ? 1 : 0)),
                false);
    }

    private static Optional<String> type(NumberReport report) {
        String words = report.lineType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.equals("unknown")
                ? Optional.empty()
                : Optional.of(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    private static Fact fact(String label, Optional<String> value, NumberReport report, Field field) {
        Optional<String> known = value.filter(text -> !text.isEmpty());
        if (known.isEmpty()) return new Fact(label, "–", report.valid() ? "not in the data" : "no valid number");
        String basis =
                report.basis(field).map(Basis::kind).map(NumberFacts::words).orElse("");
        return new Fact(label, known.get(), basis);
    }

    private static String words(Basis.Kind kind) {
        return switch (kind) {
            case PLAN -> "numbering plan";
            case PLAN_AMBIGUOUS -> "the plan leaves it open";
            case ALLOCATION -> "allocation";
            case LIVE -> "live";
        };
    }

    /// How many, as a link says it.
    public String beforeWords() {
        return before >= MOST - 1
                ? "1,000 verifications or more in 30 days"
                : before + (before == 1 ? " other verification" : " other verifications") + " in 30 days";
    }
}
