package io.ringtrue.server.people;

import java.time.Instant;
import java.util.OptionalLong;

/// One change that somebody made by a page, or one sign-in. Holds no secret: a secret's value is `***` before and
/// after.
///
/// @param person empty: nobody of ours, such as a setup by the admin token
/// @param who the person's address at that time
/// @param place the caller's IP address
/// @param account empty: a change of the installation
/// @param deed a few words in past tense: `signed in`, `created account`
/// @param subject what was changed; may be empty
/// @param was before; empty where there was nothing
/// @param now after; empty where there is nothing
public record AuditEntry(
        Instant at,
        OptionalLong person,
        String who,
        String place,
        OptionalLong account,
        String deed,
        String subject,
        String was,
        String now) {
    /// More of a value is no help to a reader, and callers choose some of them.
    private static final int LONGEST = 500;

    public AuditEntry {
        subject = cut(subject);
        was = cut(was);
        now = cut(now);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
