package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static io.ringtrue.server.storage.Samples.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationQuery;
import io.ringtrue.server.verification.VerificationQuery.Cursor;
import io.ringtrue.server.verification.VerificationStatus;
import io.ringtrue.server.verification.VerificationStore.Load;
import io.ringtrue.telephony.call.CallTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// VerificationStore.find, timeline, search and load.
abstract class LookupContract extends StoreContract {
    LookupContract(Engine engine) {
        super(engine);
    }

    private Verification admitted(Account account, String number, Instant at) {
        Verification verification = Samples.verification(account, number, at, PRICE);
        storage.verifications().admit(Samples.admission(verification));
        return verification;
    }

    private static VerificationQuery of(OptionalLong account, Optional<Cursor> cursor, int limit) {
        return new VerificationQuery(
                account,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                cursor,
                limit);
    }

    @Test
    void showsNothingOfAnotherAccount() {
        Account mine = accountWith("1");
        Verification others = queued(accountWith("1"));
        assertThat(storage.verifications().find(mine.id(), others.id())).isEmpty();
        assertThat(storage.verifications().timeline(mine.id(), others.id())).isEmpty();
        assertThat(storage.verifications().search(of(OptionalLong.of(mine.id()), Optional.empty(), 10)))
                .isEmpty();
        storage.verifications().finish(Samples.called(others.id(), 0, Samples.traces("+12015550123")));
        assertThat(storage.verifications().calls(others.accountId(), others.id()))
                .hasSize(2);
        assertThat(storage.verifications().calls(mine.id(), others.id())).isEmpty();
    }

    @Test
    void returnsACallAsItPassed() {
        Account account = accountWith("1");
        Verification verification = queued(account);
        assertThat(storage.verifications().calls(account.id(), verification.id()))
                .isEmpty();
        List<CallTrace> traces = Samples.traces("+12015550123");
        storage.verifications().finish(Samples.called(verification.id(), 0, traces));
        assertThat(storage.verifications().calls(account.id(), verification.id()))
                .isEqualTo(traces);
    }

    @Test
    void keepsNoCallOfAnEndThatComesTooLate() {
        Account account = accountWith("1");
        Verification verification = queued(account);
        storage.verifications().finish(Samples.failed(verification.id(), 0));
        assertThat(storage.verifications().finish(Samples.called(verification.id(), 0, Samples.traces("+12015550123"))))
                .isFalse();
        assertThat(storage.verifications().calls(account.id(), verification.id()))
                .isEmpty();
    }

    @Test
    void listsPageByPageNewestFirstEvenWhenMadeInTheSameMillisecond() {
        Account account = accountWith("1");
        List<Verification> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) all.add(admitted(account, "+12015550100", NOW.plusMillis(i / 3)));
        List<Verification> read = new ArrayList<>();
        Optional<Cursor> cursor = Optional.empty();
        List<Verification> page;
        do {
            page = storage.verifications().search(of(OptionalLong.of(account.id()), cursor, 2));
            read.addAll(page);
            cursor = page.isEmpty()
                    ? cursor
                    : Optional.of(new Cursor(
                            page.getLast().order().created(), page.getLast().id()));
        } while (!page.isEmpty());
        assertThat(read).isEqualTo(all.reversed());
    }

    @Test
    void showsAllAccountsToTheOperator() {
        queued(accountWith("1"));
        queued(accountWith("1"));
        assertThat(storage.verifications().search(of(OptionalLong.empty(), Optional.empty(), 10)))
                .hasSize(2);
    }

    @Test
    void findsByEachCriterion() {
        Account account = accountWith("1");
        Verification early = admitted(account, "+12015550100", NOW);
        Verification late = admitted(account, "+12015550199", NOW.plusSeconds(60));
        storage.verifications().finish(Samples.failed(late.id(), 0));
        assertThat(ids(query(account, Optional.of("+12015550100"), null, null, null, null)))
                .containsExactly(early.id());
        assertThat(ids(query(account, Optional.empty(), VerificationStatus.FAILED, null, null, null)))
                .containsExactly(late.id());
        assertThat(ids(query(account, Optional.empty(), null, "order 7", null, null)))
                .containsExactly(late.id(), early.id());
        assertThat(ids(query(account, Optional.empty(), null, "order 8", null, null)))
                .isEmpty();
        assertThat(ids(query(account, Optional.empty(), null, null, late.order().created(), null)))
                .containsExactly(late.id());
        assertThat(ids(query(
                        account,
                        Optional.empty(),
                        null,
                        null,
                        null,
                        late.order().created())))
                .containsExactly(early.id());
    }

    private static VerificationQuery query(
            Account account,
            Optional<String> number,
            @Nullable VerificationStatus status,
            @Nullable String reference,
            @Nullable Instant from,
            @Nullable Instant to) {
        return new VerificationQuery(
                OptionalLong.of(account.id()),
                number,
                Optional.empty(),
                Optional.ofNullable(status),
                Optional.ofNullable(reference),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                Optional.empty(),
                10);
    }

    @Test
    void findsVerificationsByTheLastDigitsOfTheirNumber() {
        Account mine = accountWith("9");
        Verification one = admitted(mine, "+12015550123", NOW);
        Verification two = admitted(mine, "+12015550124", NOW.plusSeconds(1));
        Verification other = admitted(accountWith("9"), "+442079460123", NOW.plusSeconds(2));

        assertThat(ids(ending(OptionalLong.of(mine.id()), "0123"))).containsExactly(one.id());
        assertThat(ids(ending(OptionalLong.of(mine.id()), "0124"))).containsExactly(two.id());
        assertThat(ids(ending(OptionalLong.empty(), "0123"))).containsExactly(other.id(), one.id());
        assertThat(ids(ending(OptionalLong.empty(), "5550123"))).containsExactly(one.id());
        assertThat(ids(ending(OptionalLong.empty(), "9950123"))).isEmpty();
    }

    private static VerificationQuery ending(OptionalLong account, String digits) {
        return new VerificationQuery(
                account,
                Optional.empty(),
                Optional.of(digits),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                10);
    }

    private List<Long> ids(VerificationQuery query) {
        return storage.verifications().search(query).stream()
                .map(Verification::id)
                .toList();
    }

    @Test
    void countsWhatWaitsAndWhatIsBeingCalled() {
        Account account = accountWith("1");
        queued(account);
        queued(account);
        storage.verifications().finish(Samples.failed(queued(account).id(), 0));
        CallOrder order = storage.callQueue()
                .claim(new NodeIdentity("here", 1), NOW, Duration.ofSeconds(20), 1)
                .getFirst();
        storage.callQueue().intendToDial(order, NOW, Samples.DO_NOT_CALL);
        assertThat(storage.verifications().load()).isEqualTo(new Load(1, 1));
    }
}
