package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.CallOutcome;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.CallbackComposer;
import io.ringtrue.server.verification.Endings;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationStatus;
import io.ringtrue.telephony.call.CallFacts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What becomes of a verification that may not be called any more when its turn comes.
abstract class BarredWhileQueuedContract extends StoreContract {
    BarredWhileQueuedContract(Engine engine) {
        super(engine);
    }

    @Test
    void endsItUnchargedWithItsCallbackAndTheReasonInItsStory() {
        Account account = accountWith("1");
        Verification queued = queued(account);
        CallOrder order = storage.callQueue()
                .claim(storage.node(), Samples.NOW, Duration.ofSeconds(20), 1)
                .getFirst();
        CallbackComposer composer = new CallbackComposer() {
            @Override
            public CallbackRequest compose(Report report) {
                return new CallbackRequest.Get("https://shop.example/end");
            }

            @Override
            public Set<String> ownParameters() {
                return Set.of();
            }
        };
        Endings endings = new Endings(
                storage.verifications(), _ -> Optional.of(composer), _ -> false, Clock.systemUTC(), () -> {});
        CallFacts none = new CallFacts("", "", "", 0, 0, Duration.ZERO, Duration.ZERO, 0, 0);
        endings.finished(order, new CallOutcome.Barred("paused-range", "cannot be called now"), none, List.of());

        Verification ended =
                storage.verifications().find(account.id(), queued.id()).orElseThrow();
        assertThat(ended.standing().status()).isEqualTo(VerificationStatus.FAILED);
        assertThat(ended.standing().reason()).contains(Reason.NOT_CALLABLE);
        assertThat(ended.standing().cost()).isEqualTo(Money.ZERO);
        assertThat(storage.ledger().balance(account.id())).contains(new Balance(Money.of("1"), Money.ZERO));
        assertThat(storage.callbacks().list(account.id(), Optional.empty(), Long.MAX_VALUE, 10))
                .hasSize(1);
        assertThat(storage.verifications().timeline(account.id(), queued.id()))
                .extracting(TimelineEvent::event, TimelineEvent::detail)
                .contains(tuple("barred", "number cannot be called now"));
    }
}
