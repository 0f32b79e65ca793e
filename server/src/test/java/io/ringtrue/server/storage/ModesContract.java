package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static io.ringtrue.server.storage.Samples.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.CallTask;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationStatus;
import io.ringtrue.server.verification.request.Content;
import io.ringtrue.server.verification.request.MessageToSay;
import io.ringtrue.server.verification.request.Mode;
import io.ringtrue.server.verification.request.PinToSay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Calls that say something, from admission to end.
abstract class ModesContract extends StoreContract {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final NodeIdentity HERE = new NodeIdentity("here", 1);
    private static final String MESSAGE = "Grüße: your code is 4711.\nÀ bientôt — 再见";

    ModesContract(Engine engine) {
        super(engine);
    }

    private static Content content(Mode mode) {
        return Content.of(mode, mode == Mode.MESSAGE ? MESSAGE : "4711");
    }

    private static Verification as(Mode mode, Verification sample) {
        Verification.Order order = sample.order();
        return new Verification(
                sample.id(),
                sample.accountId(),
                new Verification.Order(
                        mode,
                        order.dialect(),
                        order.number(),
                        order.price(),
                        order.created(),
                        order.wording(),
                        order.reference(),
                        order.callbackUrl()),
                sample.standing());
    }

    private Verification admitted(Account account, Content content) {
        Admission sample = Samples.admission(as(content.mode(), Samples.verification(account)));
        Admitted admitted = storage.verifications()
                .admit(new Admission(
                        sample.verification(),
                        content,
                        sample.pinLife(),
                        sample.callbackHost(),
                        sample.limits(),
                        sample.spendCapMillionths(),
                        sample.ifUnpaid(),
                        sample.idempotency()));
        return ((Admitted.Stored) admitted).verification();
    }

    private Verification found(Verification asked) {
        return storage.verifications().find(asked.accountId(), asked.id()).orElseThrow();
    }

    private Verification ended(Verification asked, VerificationEnd end) {
        CallOrder order = storage.callQueue().claim(HERE, NOW, LEASE, 1).getFirst();
        Money charge = end.charged() ? PRICE : Money.ZERO;
        assertThat(storage.verifications()
                        .finish(new Finish(
                                order.id(), order.generation(), end, charge, NOW, List.of(), Optional.empty())))
                .isTrue();
        return found(asked);
    }

    @Test
    void givesTheCallWhatItSays() {
        Account account = accountWith("1");
        Verification pin = admitted(account, new PinToSay("47ab"));
        Verification message = admitted(account, new MessageToSay(MESSAGE));
        assertThat(found(pin).order().mode()).isEqualTo(Mode.SPOKEN);
        assertThat(found(message).order().mode()).isEqualTo(Mode.MESSAGE);
        assertThat(storage.callQueue().claim(HERE, NOW, LEASE, 2))
                .extracting(CallOrder::task)
                .satisfiesExactlyInAnyOrder(
                        task -> assertThat(task)
                                .isInstanceOfSatisfying(
                                        CallTask.SayPin.class,
                                        said -> assertThat(said.pin().ascii()).isEqualTo("47AB")),
                        task -> assertThat(task).isEqualTo(new CallTask.SayMessage(MESSAGE)));
    }

    @ParameterizedTest
    @EnumSource(names = "REVERSE", mode = EnumSource.Mode.EXCLUDE, value = Mode.class)
    void endsWithoutAMatch(Mode mode) {
        Verification asked = admitted(accountWith("1"), content(mode));
        Verification ended =
                ended(asked, new VerificationEnd(VerificationStatus.DELIVERED, Reason.PLAYED, true, 0, 200, 16));
        assertThat(ended.standing().status()).isEqualTo(VerificationStatus.DELIVERED);
        assertThat(ended.standing().reason()).contains(Reason.PLAYED);
        assertThat(ended.standing().matched()).isEmpty();
        assertThat(ended.standing().cost()).isEqualTo(PRICE);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void unpaidSaysAMatchOnlyWhereAPinIsAskedFor(Mode mode) {
        Verification asked = admitted(accountWith("0"), content(mode));
        assertThat(asked.standing().status()).isEqualTo(VerificationStatus.INSUFFICIENT_BALANCE);
        assertThat(found(asked)).isEqualTo(asked);
        assertThat(asked.standing().matched()).isEqualTo(mode == Mode.REVERSE ? Optional.of(false) : Optional.empty());
    }

    /// Somebody who can write rows, and not read the key, gets no PIN said that was to be compared.
    @Test
    void aRowOfAnotherModeIsNotCalled() {
        Verification asked = admitted(accountWith("1"), content(Mode.REVERSE));
        tables().sql("UPDATE verification SET mode = 'SPOKEN' WHERE id = :id")
                .param("id", asked.id())
                .update();
        assertThat(storage.callQueue().claim(HERE, NOW, LEASE, 1)).isEmpty();
    }
}
