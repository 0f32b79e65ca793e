package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.Callback.State;
import io.ringtrue.server.callbacks.Deliveries.Listed;
import io.ringtrue.server.verification.Verification;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

abstract class DeliveriesContract extends StoreContract {
    DeliveriesContract(Engine engine) {
        super(engine);
    }

    private Verification ended(Account account) {
        Verification verification = queued(account);
        storage.verifications().finish(Samples.verified(verification.id(), 0));
        return verification;
    }

    private List<Long> verifications(OptionalLong account, Optional<State> state, long before) {
        return verifications(storage.deliveries().list(account, state, before, 2));
    }

    private static List<Long> verifications(List<Listed> page) {
        return page.stream().map(each -> each.callback().verificationId()).toList();
    }

    private void put(Verification verification, State state) {
        tables().sql("UPDATE callback SET state = :state, due = NULL WHERE verification_id = :id")
                .param("state", state.name())
                .param("id", verification.id())
                .update();
    }

    @Test
    void turnsPagesBothWays() {
        Account account = accountWith("1");
        List<Long> all = List.of(
                ended(account).id(),
                ended(account).id(),
                ended(account).id(),
                ended(account).id());
        for (Optional<State> state : List.of(Optional.<State>empty(), Optional.of(State.DUE))) {
            List<Listed> first = storage.deliveries().list(OptionalLong.empty(), state, Long.MAX_VALUE, 2);
            assertThat(verifications(first)).containsExactly(all.get(3), all.get(2));
            long last = first.getLast().callback().id();
            List<Listed> second = storage.deliveries().list(OptionalLong.of(account.id()), state, last, 2);
            assertThat(verifications(second)).containsExactly(all.get(1), all.get(0));
            long edge = second.getFirst().callback().id();
            assertThat(verifications(storage.deliveries().newer(OptionalLong.empty(), state, edge, 2)))
                    .containsExactly(all.get(3), all.get(2));
        }
    }

    @Test
    void showsEachToItsOwnAccountAlone() {
        Account account = accountWith("1");
        Verification mine = ended(account);
        Verification others = ended(accountWith("1"));
        assertThat(verifications(OptionalLong.of(account.id()), Optional.empty(), Long.MAX_VALUE))
                .containsExactly(mine.id());
        assertThat(verifications(OptionalLong.of(account.id()), Optional.of(State.DUE), Long.MAX_VALUE))
                .containsExactly(mine.id());
        assertThat(verifications(OptionalLong.empty(), Optional.empty(), Long.MAX_VALUE))
                .containsExactly(others.id(), mine.id());
        assertThat(storage.deliveries().ofVerification(account.id(), others.id()))
                .isEmpty();
        Callback theirs = storage.deliveries()
                .ofVerification(others.accountId(), others.id())
                .getFirst();
        assertThat(storage.deliveries().find(OptionalLong.of(account.id()), theirs.id()))
                .isEmpty();
        assertThat(storage.deliveries().find(OptionalLong.empty(), theirs.id())).isPresent();
    }

    @Test
    void listsByState() {
        Account account = accountWith("1");
        Verification dead = ended(account);
        Verification delivered = ended(account);
        Verification due = ended(account);
        put(dead, State.DEAD);
        put(delivered, State.DELIVERED);
        for (OptionalLong whose : List.of(OptionalLong.empty(), OptionalLong.of(account.id()))) {
            assertThat(verifications(whose, Optional.of(State.DEAD), Long.MAX_VALUE))
                    .containsExactly(dead.id());
            assertThat(verifications(whose, Optional.of(State.DELIVERED), Long.MAX_VALUE))
                    .containsExactly(delivered.id());
            assertThat(verifications(whose, Optional.of(State.DUE), Long.MAX_VALUE))
                    .containsExactly(due.id());
            assertThat(verifications(whose, Optional.of(State.UNWANTED), Long.MAX_VALUE))
                    .isEmpty();
        }
        Callback found =
                storage.deliveries().ofVerification(account.id(), dead.id()).getFirst();
        assertThat(found.state()).isEqualTo(State.DEAD);
        storage.callbacks().replay(account.id(), found.id(), NOW);
        assertThat(storage.deliveries()
                        .find(OptionalLong.empty(), found.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(State.DUE);
    }
}
