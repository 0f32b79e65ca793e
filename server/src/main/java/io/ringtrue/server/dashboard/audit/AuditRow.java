package io.ringtrue.server.dashboard.audit;

import io.ringtrue.server.people.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One entry as the page and the file show it.
///
/// @param when relative within the last hour, else day and time, UTC
/// @param exact to the second, UTC
/// @param account name of the account; empty: of the installation
public record AuditRow(AuditEntry entry, String when, String exact, String account) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int MOST_SHOWN = 200;

    static AuditRow of(AuditEntry entry, String account, Instant now) {
        return new AuditRow(entry, when(entry.at(), now), EXACT.format(entry.at()), account);
    }

    private static String when(Instant at, Instant now) {
        Duration ago = Duration.between(at, now);
        if (ago.compareTo(Duration.ofHours(1)) >= 0) return DAY.format(at);
        return ago.toMinutes() > 0 ? ago.toMinutes() + " min ago" : Math.max(0, ago.toSeconds()) + " s ago";
    }

    public String subject() {
        return cut(entry.subject());
    }

    public String was() {
        return cut(entry.was());
    }

    public String now() {
        return cut(entry.now());
    }

    /// Others chose some of these texts: one of them must not fill the page.
    private static String cut(String text) {
        if (text.length() <= MOST_SHOWN) return text;
        int end = Character.isHighSurrogate(text.charAt(MOST_SHOWN - 1)) ? MOST_SHOWN - 1 : MOST_SHOWN;
        return text.substring(0, end) + "…";
    }
}
