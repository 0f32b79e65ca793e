package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.Verification;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Stops verifications. The end of a live call comes some moments after its hang-up, so this waits for it: then the
/// page can say at once what was charged.
public final class Stopping {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String LAST_EVENT = "charged";

    private final ReversePinService verifications;

    public Stopping(ReversePinService verifications) {
        this.verifications = verifications;
    }

    /// Blocks no longer than its patience; the call of another node ends unseen.
    ///
    /// @return the word of its status now
    String stop(ListedVerification line) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        try (Following _ = follow(line, over)) {
            Verification asked = verifications.stop(line.account(), line.id()).orElseThrow(NotYours::new);
            boolean ended =
                    asked.standing().status().isFinal() || !over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return (ended
                            ? asked
                            : verifications.find(line.account(), line.id()).orElse(asked))
                    .standing()
                    .status()
                    .text();
        }
    }

    /// Closes without what [AutoCloseable] may throw.
    private interface Following extends AutoCloseable {
        @Override
        void close();
    }

    private Following follow(ListedVerification line, CountDownLatch over) {
        AutoCloseable following = verifications.follow(line.account(), line.id(), event -> {
            if (event.event().equals(LAST_EVENT)) over.countDown();
        });
        return () -> {
            try {
                following.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
