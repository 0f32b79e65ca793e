package io.ringtrue.server.trunks;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// One step of a check, in sentences for people.
///
/// @param id the same for every check: `name`, `options`, `password`, `media`, `secrecy`, `call`
/// @param title what was found, a few words
/// @param detail why, in numbers; may be empty
/// @param advice what to do; empty: nothing
/// @param took empty: it took no time worth a word
public record CheckStep(
        String id, Verdict verdict, String title, String detail, String advice, Optional<Duration> took) {
    public enum Verdict {
        OK,
        WARNING,
        PROBLEM,
        NOT_TRIED
    }

    static CheckStep of(String id, Verdict verdict, String title, String detail, String advice) {
        return new CheckStep(id, verdict, title, detail, advice, Optional.empty());
    }

    static CheckStep ok(String id, String title, String detail) {
        return of(id, Verdict.OK, title, detail, "");
    }

    static CheckStep notTried(String id, String title, String detail) {
        return of(id, Verdict.NOT_TRIED, title, detail, "");
    }

    CheckStep in(Duration time) {
        return new CheckStep(id, verdict, title, detail, advice, Optional.of(time));
    }

    /// Such as `14 ms`; empty: not measured.
    public String time() {
        return took.map(time -> time.toMillis() < 1000
                        ? Math.max(1, time.toMillis()) + " ms"
                        : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0))
                .orElse("");
    }
}
