package io.ringtrue.server.dashboard.audit;

import io.ringtrue.server.dashboard.parts.Times;
import io.ringtrue.server.people.AuditEntry;
import java.time.Instant;

/// One entry as the page and the file show it.
///
/// @param when relative within the last hour, else day and time, UTC
/// @param exact to the millisecond, UTC
/// @param account name of the account; empty: of the installation
public record AuditRow(AuditEntry entry, String when, String exact, String account) {
    private static final int MOST_SHOWN = 200;

    static AuditRow of(AuditEntry entry, String account, Instant now) {
        return new AuditRow(entry, Times.ago(entry.at(), now), Times.exact(entry.at()), account);
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
