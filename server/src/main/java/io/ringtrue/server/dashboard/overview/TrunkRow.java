package io.ringtrue.server.dashboard.overview;

import io.ringtrue.server.reports.HourOfCalls.Ringing;
import io.ringtrue.server.reports.HourOfCalls.TrunkCalls;
import io.ringtrue.server.reports.HourOfCalls.TrunkFailure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// How a trunk does, in words.
///
/// @param tone of its lamp: an outcome's word
/// @param state what the lamp means
/// @param share of its calls at once that is used, in percent
/// @param answered the answer-seizure ratio of the last hour; `–` when it carried no call
/// @param ringing the post-dial delay of the last hour; `–` when no phone rang
/// @param failure the last failure by the trunk's fault; empty: none is on record
public record TrunkRow(
        TrunkLamp lamp, String tone, String state, long share, String answered, String ringing, String failure) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    static TrunkRow of(TrunkLamp lamp, Optional<TrunkCalls> hour, Optional<TrunkFailure> failure, Instant now) {
        int attempts = hour.map(TrunkCalls::attempts).orElse(0);
        int answered = hour.map(TrunkCalls::answered).orElse(0);
        return new TrunkRow(
                lamp,
                tone(lamp, answered),
                state(lamp, attempts, answered),
                Math.min(100, 100L * lamp.calls() / Math.max(1, lamp.mostCalls())),
                attempts == 0
                        ? "–"
                        : String.format(Locale.ROOT, "%.1f %% of %,d", 100.0 * answered / attempts, attempts),
                hour.flatMap(TrunkCalls::ringing).map(TrunkRow::words).orElse("–"),
                failure.map(last -> words(last, now)).orElse(""));
    }

    private static String tone(TrunkLamp lamp, int answered) {
        return switch (lamp.state()) {
            case SILENT -> "failed";
            case RESTS -> "unverified";
            case TAKES_CALLS -> answered > 0 ? "verified" : "stopped";
        };
    }

    private static String state(TrunkLamp lamp, int attempts, int answered) {
        return switch (lamp.state()) {
            case SILENT -> "Did not answer";
            case RESTS -> "Asked to rest";
            case TAKES_CALLS ->
                answered > 0 ? "Carries calls" : attempts > 0 ? "No call answered, 1 h" : "No calls, 1 h";
        };
    }

    private static String words(Ringing ringing) {
        return OverviewView.seconds(ringing.median()) + " s, p95 " + OverviewView.seconds(ringing.most()) + " s";
    }

    private static String words(TrunkFailure failure, Instant now) {
        DateTimeFormatter time = failure.at().isAfter(now.minus(1, ChronoUnit.DAYS)) ? CLOCK : DAY;
        return (failure.status() == 0 ? "no answer" : "SIP " + failure.status()) + " at " + time.format(failure.at());
    }
}
