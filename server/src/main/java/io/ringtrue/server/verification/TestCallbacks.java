package io.ringtrue.server.verification;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.callbacks.TestDelivery;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.request.CallbackRules;
import io.ringtrue.server.verification.request.Mode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sends an account's endpoint the callback of a verification that never was: id 0, no charge, PIN not matched.
/// It is never one that matched, because a receiver may take it for a real one.
public final class TestCallbacks {
    private static final long NO_ID = 0;
    private static final String NUMBER = "+12015550142";

    private final CallbackComposers composers;
    private final CallbackRules rules;
    private final TestDelivery delivery;
    private final Clock clock;

    public TestCallbacks(CallbackComposers composers, CallbackRules rules, TestDelivery delivery, Clock clock) {
        this.composers = composers;
        this.rules = rules;
        this.delivery = delivery;
        this.clock = clock;
    }

    /// @param dialect the name of the one whose callback is sent
    /// @return empty when the account has no callback URL
    /// @throws IllegalArgumentException when there is no such dialect, or it sends no callbacks
    public Optional<TestDelivery.Outcome> send(Account account, String dialect) {
        CallbackComposer composer = composers
                .of(dialect)
                .orElseThrow(() -> new IllegalArgumentException("must be the name of an API that sends callbacks"));
        return account.settings().callbackUrl().map(written -> {
            String url = rules.read(
                            written, Optional.empty(), account.settings().callbackScheme())
                    .url();
            return delivery.send(account.id(), request(composer, account.id(), dialect, url));
        });
    }

    private CallbackRequest request(CallbackComposer composer, long accountId, String dialect, String url) {
        Instant now = clock.instant();
        Verification.Order order = new Verification.Order(
                Mode.REVERSE,
                dialect,
                NUMBER,
                Money.ZERO,
                now,
                new Verification.Wording(false, "", "en", "default"),
                "test",
                Optional.of(url));
        Verification never = new Verification(NO_ID, accountId, order, Verification.Standing.QUEUED)
                .ended(new VerificationEnd(VerificationStatus.UNVERIFIED, Reason.NO_PIN, false, 0, 0, 0), now);
        return composer.compose(new CallbackComposer.Report(never, now, List::of));
    }
}
