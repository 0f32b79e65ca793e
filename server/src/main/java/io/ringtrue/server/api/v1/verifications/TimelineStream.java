package io.ringtrue.server.api.v1.verifications;

import io.ringtrue.server.http.JsonText;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A timeline as it happens, as server-sent events. The request's own virtual thread writes, waits and writes again.
public final class TimelineStream {
    /// The longest wait between two looks. Events on this node end it early; events on other nodes are seen
    /// at the next look.
    private static final int LOOK_EVERY_MS = 500;
    /// After this many looks a comment is sent: it keeps proxies from closing a silent stream, and fails when
    /// the reader has gone.
    private static final int LOOKS_PER_COMMENT = 20;
    /// Bounds a stream to an hour at most. No verification lasts that long: the PIN's lifetime and the
    /// longest call are minutes.
    private static final int MOST_LOOKS = 2 * 60 * 60;

    private final ReversePinService verifications;

    public TimelineStream(ReversePinService verifications) {
        this.verifications = verifications;
    }

    /// Returns after the final event.
    ///
    /// @throws ProblemException 404 when the account has no verification of this id
    public void send(long account, long id, HttpServletResponse response) throws Exception {
        Verification found = verifications
                .find(account, id)
                .orElseThrow(() -> new ProblemException(Problem.notFound("verification")));
        response.setContentType("text/event-stream");
        Semaphore happened = new Semaphore(0);
        try (AutoCloseable _ = verifications.follow(account, found.id(), _ -> happened.release())) {
            tell(account, found.id(), happened, response.getOutputStream());
        }
    }

    private void tell(long account, long id, Semaphore happened, ServletOutputStream out)
            throws IOException, InterruptedException {
        Set<TimelineEvent> told = new HashSet<>();
        for (int look = 1; look <= MOST_LOOKS; look++) {
            boolean over = verifications
                    .find(account, id)
                    .map(v -> v.standing().status().isFinal())
                    .orElse(true);
            write(verifications.timeline(account, id), told, out);
            if (over) return;
            if (look % LOOKS_PER_COMMENT == 0) out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            happened.tryAcquire(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            happened.drainPermits();
        }
    }

    /// Writes the events that were not written before. Two looks may read the same event from different
    /// places, memory and store, so events are compared by content.
    private static void write(List<TimelineEvent> story, Set<TimelineEvent> told, ServletOutputStream out)
            throws IOException {
        for (TimelineEvent event : story) {
            if (told.add(event)) out.write(("data: " + json(event) + "\n\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String json(TimelineEvent event) {
        return "{\"at\":" + JsonText.quoted(event.at().toString()) + ",\"event\":" + JsonText.quoted(event.event())
                + ",\"detail\":" + JsonText.quoted(event.detail()) + "}";
    }
}
