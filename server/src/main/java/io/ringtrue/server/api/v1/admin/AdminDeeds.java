package io.ringtrue.server.api.v1.admin;

import static java.lang.System.Logger.Level.ERROR;

import io.ringtrue.server.people.AuditEntry;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.Author;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/// Writes what the admin token changes into the audit log, in the words of the pages. Never give it a secret:
/// write `***`.
@Component
public class AdminDeeds {
    private static final System.Logger LOG = System.getLogger(AdminDeeds.class.getName());

    private final AuditLog log;
    private final Clock clock;

    public AdminDeeds(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /// Of one account.
    ///
    /// @param deed a few words in past tense
    /// @param was before; empty where there was nothing
    /// @param now after; empty where there is nothing
    void add(HttpServletRequest request, long account, String deed, String subject, String was, String now) {
        write(request, OptionalLong.of(account), deed, subject, was, now);
    }

    /// Of the installation.
    void add(HttpServletRequest request, String deed, String subject, String was, String now) {
        write(request, OptionalLong.empty(), deed, subject, was, now);
    }

    private void write(
            HttpServletRequest request, OptionalLong account, String deed, String subject, String was, String now) {
        Author by = Author.adminToken(request.getRemoteAddr());
        try {
            log.add(new AuditEntry(
                    clock.instant(), by.person(), by.who(), by.place(), account, deed, subject, was, now));
        } catch (RuntimeException e) {
            // It is done, and its answer may hold a secret that is shown once.
            LOG.log(ERROR, "not in the audit log: " + by.who() + " from " + by.place() + " " + deed + " " + subject, e);
        }
    }
}
