package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.callbacks.DueCallback;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.callbacks.Shares;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.ledger.Tariff;
import io.ringtrue.server.verification.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class CallbackStoreContract extends StoreContract {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Shares WIDE = new Shares(10, 10, 10);
    private static final Shares ONE_A_HOST = new Shares(100, 100, 1);
    private static final Shares TWO_A_HOST = new Shares(100, 100, 2);

    CallbackStoreContract(Engine engine) {
        super(engine);
    }

    private CallbackStore callbacks() {
        return storage.callbacks();
    }

    private NewCallback write(Account account, String url, Instant due) {
        return write(account, new CallbackRequest.Get(url), due);
    }

    private NewCallback write(Account account, CallbackRequest request, Instant due) {
        Verification verification = queued(account);
        NewCallback callback = Samples.callback("progress", request);
        storage.verifications().progress(verification.id(), callback, due);
        return callback;
    }

    private DueCallback claimed(Instant now) {
        return callbacks().claim(now, LEASE, 1, WIDE).getFirst();
    }

    private static DeliveryAttempt attempt(DueCallback callback, int status) {
        return new DeliveryAttempt(callback.attempt(), NOW, Duration.ofMillis(250), status, Integer.toString(status));
    }

    private Callback only(Account account) {
        return callbacks()
                .list(account.id(), Optional.empty(), Long.MAX_VALUE, 10)
                .getFirst();
    }

    @Test
    void makesDueWhatOnlyAWrongClockCanHavePutOff() {
        Account account = accountWith("1");
        Instant now = storage.callQueue().now();
        write(account, "https://example.com/under-way", now.plus(Duration.ofDays(9)));
        claimed(now.plus(Duration.ofDays(9)));
        NewCallback late = write(account, "https://example.com/late", now.plus(Duration.ofDays(3)));
        write(account, "https://example.com/retry", now.plus(Duration.ofHours(24)));
        assertThat(callbacks().bringForward(Duration.ofHours(48))).isEqualTo(1);
        Instant soon = now.plus(Duration.ofMinutes(1));
        assertThat(claimed(soon).messageId()).isEqualTo(late.messageId());
        assertThat(callbacks().claim(soon, LEASE, 9, WIDE)).isEmpty();
        assertThat(callbacks().bringForward(Duration.ofHours(48))).isZero();
    }

    @Test
    void givesACallbackWithItsSecretsForOneAttempt() {
        Account account = accountWith("1");
        NewCallback written = write(account, "https://example.com/x?y=1", NOW);
        DueCallback due = claimed(NOW);
        assertThat(due.messageId()).isEqualTo(written.messageId());
        assertThat(due.request().url()).isEqualTo("https://example.com/x?y=1");
        assertThat(due.accountId()).isEqualTo(account.id());
        assertThat(due.attempt()).isEqualTo(1);
        assertThat(due.created()).isEqualTo(NOW);
        assertThat(due.secrets()).containsExactly(new SigningSecret("whsec_Zmlyc3Q="));
    }

    @Test
    void givesAPostWithItsBody() {
        CallbackRequest post = post("https://example.com/x", "{\"text\":\"ü 'quoted'\"}");
        write(accountWith("1"), post, NOW);
        assertThat(claimed(NOW).request()).isEqualTo(post);
    }

    private static CallbackRequest post(String url, String body) {
        return new CallbackRequest.Post(url, "application/json", body);
    }

    /// The state, and whether it was given out, of the account's newest callback.
    private Callback.State written(Account account, CallbackRequest request) {
        write(account, request, NOW);
        List<DueCallback> given = callbacks().claim(NOW, LEASE, 10, WIDE);
        Callback newest = only(account);
        assertThat(given.isEmpty()).isEqualTo(newest.state() != Callback.State.DUE);
        given.forEach(due -> callbacks().attempted(due, attempt(due, 200), new Next.Delivered()));
        return newest.state();
    }

    @Test
    void postsNothingMoreToAUrlThatIsNotWanted() {
        Account account = accountWith("9");
        write(account, post("https://example.com/gone", "1"), NOW);
        DueCallback first = claimed(NOW);
        callbacks().attempted(first, attempt(first, 410), new Next.Unwanted());
        assertThat(only(account).state()).isEqualTo(Callback.State.UNWANTED);
        assertThat(only(account).nextAttempt()).isEmpty();

        assertThat(written(account, post("https://example.com/gone", "2"))).isEqualTo(Callback.State.UNWANTED);
        assertThat(only(account).attempts())
                .singleElement()
                .satisfies(
                        attempt -> assertThat(attempt.outcome()).isEqualTo("not sent: this URL has answered 410 Gone"));
        assertThat(written(account, post("https://example.com/gone?x", "3"))).isEqualTo(Callback.State.DUE);
        assertThat(written(account, new CallbackRequest.Get("https://example.com/gone")))
                .isEqualTo(Callback.State.DUE);
        assertThat(written(accountWith("1"), post("https://example.com/gone", "4")))
                .isEqualTo(Callback.State.DUE);
    }

    @Test
    void postsToAUrlAgainOnceItIsWantedAgain() {
        Account account = accountWith("9");
        CallbackRequest gone = post("https://example.com/gone", "1");
        write(account, gone, NOW);
        DueCallback first = claimed(NOW);
        callbacks().attempted(first, attempt(first, 410), new Next.Unwanted());
        callbacks().wantAgain(account.id() + 1, "https://example.com/gone");
        assertThat(written(account, gone)).isEqualTo(Callback.State.UNWANTED);
        callbacks().wantAgain(account.id(), "https://example.com/gone");
        assertThat(written(account, gone)).isEqualTo(Callback.State.DUE);
    }

    @Test
    void wantsTheUrlOfAReplayedCallbackAgain() {
        Account account = accountWith("9");
        CallbackRequest gone = post("https://example.com/gone", "1");
        write(account, gone, NOW);
        DueCallback first = claimed(NOW);
        callbacks().attempted(first, attempt(first, 410), new Next.Unwanted());
        assertThat(callbacks().replay(account.id(), first.id(), NOW)).isTrue();
        assertThat(claimed(NOW).messageId()).isEqualTo(first.messageId());
        assertThat(written(account, gone)).isEqualTo(Callback.State.DUE);
    }

    @Test
    void dropsA410ThatComesTooLate() {
        Account account = accountWith("9");
        CallbackRequest post = post("https://example.com/x", "1");
        write(account, post, NOW);
        DueCallback stale = claimed(NOW);
        claimed(NOW.plus(LEASE));
        callbacks().attempted(stale, attempt(stale, 410), new Next.Unwanted());
        assertThat(written(account, post)).isEqualTo(Callback.State.DUE);
    }

    @Test
    void claimsOnlyWhatIsDueAndOnlyOnceWithinTheLease() {
        write(accountWith("1"), "https://example.com/", NOW);
        assertThat(callbacks().claim(NOW.minusMillis(1), LEASE, 10, WIDE)).isEmpty();
        DueCallback first = claimed(NOW);
        assertThat(callbacks().claim(NOW.plus(LEASE).minusMillis(1), LEASE, 10, WIDE))
                .isEmpty();
        DueCallback second = claimed(NOW.plus(LEASE));
        assertThat(second.attempt()).isEqualTo(1);
        assertThat(second.generation()).isGreaterThan(first.generation());
    }

    @Test
    void saysWhenTheNextIsDue() {
        assertThat(callbacks().nextDue()).isEmpty();
        Account account = accountWith("1");
        write(account, "https://example.com/", NOW.plusSeconds(5));
        write(account, "https://example.com/", NOW);
        assertThat(callbacks().nextDue()).contains(NOW);
        callbacks().claim(NOW, LEASE, 10, WIDE);
        assertThat(callbacks().nextDue()).contains(NOW.plusSeconds(5));
    }

    @Test
    void keepsADeliveredCallbackWithItsAttempt() {
        Account account = accountWith("1");
        write(account, "https://example.com/", NOW);
        DueCallback due = claimed(NOW);
        DeliveryAttempt attempt = attempt(due, 200);
        callbacks().attempted(due, attempt, new Next.Delivered());
        Callback callback = only(account);
        assertThat(callback.state()).isEqualTo(Callback.State.DELIVERED);
        assertThat(callback.nextAttempt()).isEmpty();
        assertThat(callback.attempts()).containsExactly(attempt);
        assertThat(callbacks().nextDue()).isEmpty();
        assertThat(callbacks().claim(NOW.plus(Duration.ofDays(1)), LEASE, 10, WIDE))
                .isEmpty();
    }

    @Test
    void triesAgainAtTheTimeGivenWithTheSameMessageId() {
        Account account = accountWith("1");
        NewCallback written = write(account, "https://example.com/", NOW);
        DueCallback first = claimed(NOW);
        callbacks().attempted(first, attempt(first, 503), new Next.RetryAt(NOW.plusSeconds(5)));
        assertThat(callbacks().claim(NOW.plusSeconds(4), LEASE, 10, WIDE)).isEmpty();
        DueCallback second = claimed(NOW.plusSeconds(5));
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.messageId()).isEqualTo(written.messageId());
    }

    @Test
    void listsTheDeadAndReplaysThemWithAFreshSchedule() {
        Account account = accountWith("1");
        write(account, "https://example.com/", NOW);
        DueCallback due = claimed(NOW);
        callbacks().attempted(due, attempt(due, 410), new Next.Dead());
        Callback dead = callbacks()
                .list(account.id(), Optional.of(Callback.State.DEAD), Long.MAX_VALUE, 10)
                .getFirst();
        assertThat(callbacks().replay(account.id() + 1, dead.id(), NOW)).isFalse();
        assertThat(callbacks().replay(account.id(), dead.id(), NOW.plusSeconds(9)))
                .isTrue();
        DueCallback again = claimed(NOW.plusSeconds(9));
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(again.messageId()).isEqualTo(due.messageId());
        callbacks().attempted(again, attempt(again, 200), new Next.Delivered());
        assertThat(only(account).attempts()).hasSize(2);
    }

    @Test
    void dropsTheResultOfAStaleClaim() {
        Account account = accountWith("1");
        write(account, "https://example.com/", NOW);
        DueCallback stale = claimed(NOW);
        DueCallback current = claimed(NOW.plus(LEASE));
        callbacks().attempted(stale, attempt(stale, 410), new Next.Dead());
        assertThat(only(account).attempts()).isEmpty();
        callbacks().attempted(current, attempt(current, 200), new Next.Delivered());
        callbacks().attempted(current, attempt(current, 410), new Next.Dead());
        assertThat(only(account).state()).isEqualTo(Callback.State.DELIVERED);
        assertThat(only(account).attempts()).hasSize(1);
    }

    @Test
    void neverHasMoreOfOneHostUnderLeaseThanAllowed() {
        Account account = accountWith("1");
        for (int i = 0; i < 5; i++) write(account, "https://SLOW.example/" + i, NOW);
        NewCallback other = write(account, "https://other.example/", NOW.plusSeconds(1));
        Instant later = NOW.plusSeconds(2);
        List<DueCallback> first = callbacks().claim(later, LEASE, 10, TWO_A_HOST);
        assertThat(first)
                .extracting(due -> due.request().url())
                .containsExactly(
                        "https://SLOW.example/0",
                        "https://SLOW.example/1",
                        other.request().url());
        assertThat(callbacks().claim(later, LEASE, 10, TWO_A_HOST)).isEmpty();
        callbacks().attempted(first.getFirst(), attempt(first.getFirst(), 200), new Next.Delivered());
        assertThat(callbacks().claim(later, LEASE, 10, TWO_A_HOST))
                .extracting(due -> due.request().url())
                .containsExactly("https://SLOW.example/2");
    }

    @Test
    void neverHasMoreThan32OfOneAccountUnderLease() {
        Account many = accountWith("10");
        for (int i = 0; i < 40; i++) write(many, "https://host-" + i + ".example/", NOW);
        NewCallback other = write(accountWith("1"), "https://other.example/", NOW.plusSeconds(1));
        Instant later = NOW.plusSeconds(2);
        List<DueCallback> first = callbacks().claim(later, LEASE, 100, Shares.STANDARD);
        assertThat(first).hasSize(33);
        assertThat(first).extracting(DueCallback::messageId).contains(other.messageId());
        assertThat(callbacks().claim(later, LEASE, 100, Shares.STANDARD)).isEmpty();
        callbacks().attempted(first.getFirst(), attempt(first.getFirst(), 200), new Next.Delivered());
        assertThat(callbacks().claim(later, LEASE, 100, Shares.STANDARD))
                .extracting(due -> due.request().url())
                .containsExactly("https://host-32.example/");
    }

    @Test
    void seesPastAQueueOfAFullHost() {
        Account account = accountWith("1");
        write(account, "https://slow.example/", NOW);
        long id = only(account).id();
        tables().sql("INSERT INTO callback (account_id, verification_id, message_id, kind, url, host, state, created,"
                        + " due, claimed) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2100)"
                        + " SELECT account_id, verification_id, 'more-' || i, 'more-' || i, url, host, state, created,"
                        + " due, claimed FROM callback, n WHERE id = ?")
                .param(id)
                .update();
        NewCallback other = write(account, "https://other.example/", NOW.plusSeconds(1));
        assertThat(callbacks().claim(NOW.plusSeconds(2), LEASE, 100, TWO_A_HOST))
                .hasSize(3)
                .extracting(DueCallback::messageId)
                .contains(other.messageId());
        NewCallback third = write(account, "https://third.example/", NOW.plusSeconds(1));
        assertThat(callbacks().claim(NOW.plusSeconds(2), LEASE, 100, TWO_A_HOST))
                .extracting(DueCallback::messageId)
                .containsExactly(third.messageId());
    }

    @Test
    void endsACallbackWhoseSecretsCannotBeOpened() {
        Account damaged = accountWith("1");
        write(damaged, "https://a.example/", NOW);
        NewCallback sound = write(accountWith("1"), "https://b.example/", NOW);
        tables().sql("UPDATE signing_secret SET secret = ? WHERE account_id = ?")
                .params(new byte[40], damaged.id())
                .update();
        assertThat(callbacks().claim(NOW, LEASE, 10, WIDE))
                .extracting(DueCallback::messageId)
                .containsExactly(sound.messageId());
        Callback dead = only(damaged);
        assertThat(dead.state()).isEqualTo(Callback.State.DEAD);
        assertThat(dead.attempts())
                .singleElement()
                .satisfies(attempt ->
                        assertThat(attempt.outcome()).isEqualTo("the account's signing secrets cannot be opened"));
        assertThat(callbacks().claim(NOW.plus(LEASE), LEASE, 10, WIDE)).hasSize(1);
    }

    @Test
    void givesTheOldestFirstAndNoMoreThanAskedFor() {
        Account account = accountWith("1");
        write(account, "https://b.example/", NOW.plusSeconds(1));
        write(account, "https://a.example/", NOW);
        write(account, "https://c.example/", NOW.plusSeconds(2));
        assertThat(callbacks().claim(NOW.plusSeconds(9), LEASE, 2, WIDE))
                .extracting(due -> due.request().url())
                .containsExactly("https://a.example/", "https://b.example/");
    }

    @Test
    void givesEachCallbackToOneOfManyClaimers() {
        List<Account> accounts = List.of(accountWith("10"), accountWith("10"), accountWith("10"));
        for (int i = 0; i < 60; i++) write(accounts.get(i % 3), "https://host-" + i + ".example/", NOW);
        List<Callable<List<DueCallback>>> claiming = new ArrayList<>();
        for (int i = 0; i < 16; i++) claiming.add(() -> callbacks().claim(NOW, LEASE, 10, ONE_A_HOST));
        List<Long> given = together(claiming).stream()
                .flatMap(List::stream)
                .map(DueCallback::id)
                .toList();
        assertThat(given).doesNotHaveDuplicates();
        int rest = callbacks().claim(NOW, LEASE, 100, ONE_A_HOST).size();
        assertThat(given.size() + rest).isEqualTo(60);
    }

    @Test
    void showsNothingOfAnotherAccount() {
        Account account = accountWith("1");
        write(account, "https://example.com/", NOW);
        Callback callback = only(account);
        Account other = accountWith("1");
        assertThat(callbacks().find(other.id(), callback.id())).isEmpty();
        assertThat(callbacks().list(other.id(), Optional.empty(), Long.MAX_VALUE, 10))
                .isEmpty();
        assertThat(callbacks().find(account.id(), callback.id())).contains(callback);
    }

    /// A hundred thousand due callbacks of one account to one dead host, and to a thousand of them: claims for others
    /// look at no more rows than before.
    @Test
    void seesOthersBehindAHundredThousandCallbacksToDeadHosts() {
        Account stranger = accountWith("1");
        multiply(write(stranger, "https://dead.example/", NOW), 100_000, "host");
        multiply(write(stranger, "https://dead-0.example/", NOW), 2_000, "'dead-' || i || '.example'");
        Account shop = accountWith("1");
        NewCallback other = write(shop, "https://shop.example/", NOW.plusSeconds(1));
        write(shop, "https://shop.example/later", NOW.plusSeconds(100));
        List<DueCallback> first = callbacks().claim(NOW.plusSeconds(2), LEASE, 256, Shares.STANDARD);
        assertThat(first).extracting(DueCallback::messageId).contains(other.messageId());
        assertThat(first.stream().filter(due -> due.accountId() == stranger.id()))
                .hasSize(32);
        for (int turn = 0; turn < 5; turn++) {
            NewCallback next = write(shop, "https://shop.example/" + turn, NOW.plusSeconds(1));
            assertThat(callbacks().claim(NOW.plusSeconds(2), LEASE, 200, Shares.STANDARD))
                    .extracting(DueCallback::messageId)
                    .containsExactly(next.messageId());
        }
    }

    /// @param host an SQL expression, in which `i` counts
    private void multiply(NewCallback callback, int times, String host) {
        tables().sql("INSERT INTO callback (account_id, verification_id, message_id, kind, url, host, state, created,"
                        + " due, claimed) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                        + times + ") SELECT account_id, verification_id, message_id || i, message_id || i, url, "
                        + host + ", state, created, due, claimed FROM callback, n WHERE message_id = ?")
                .param(callback.messageId())
                .update();
    }

    @Test
    void replaysTheDeadOfASpanOfTimeOldestFirst() {
        Account account = accountWith("9");
        List<NewCallback> written = new ArrayList<>();
        for (int i = 0; i < 5; i++) written.add(write(account, "https://a.example/" + i, NOW.plusSeconds(i)));
        Account other = accountWith("1");
        write(other, "https://b.example/", NOW);
        callbacks()
                .claim(NOW.plusSeconds(9), LEASE, 10, WIDE)
                .forEach(due -> callbacks().attempted(due, attempt(due, 500), new Next.Dead()));
        write(account, "https://alive.example/", NOW.plusSeconds(2));

        Instant later = NOW.plusSeconds(60);
        assertThat(callbacks().replayDead(account.id(), NOW.plusSeconds(1), NOW.plusSeconds(4), 2, later))
                .isEqualTo(2);
        assertThat(callbacks().replayDead(account.id(), NOW.plusSeconds(1), NOW.plusSeconds(4), 2, later))
                .isEqualTo(1);
        assertThat(callbacks().replayDead(account.id(), NOW.plusSeconds(1), NOW.plusSeconds(4), 2, later))
                .isZero();
        assertThat(callbacks().list(account.id(), Optional.of(Callback.State.DEAD), Long.MAX_VALUE, 10))
                .extracting(Callback::messageId)
                .containsExactly(written.get(4).messageId(), written.get(0).messageId());
        assertThat(only(other).state()).isEqualTo(Callback.State.DEAD);
        List<DueCallback> again = callbacks().claim(later, LEASE, 10, WIDE);
        assertThat(again).hasSize(4).allMatch(due -> due.attempt() == 1);
        assertThat(again)
                .extracting(DueCallback::messageId)
                .contains(written.get(1).messageId(), written.get(3).messageId());
    }

    @Test
    void signsWithBothSecretsUntilTheOldOneEnds() {
        Account account = accountWith("9");
        SigningSecret first = new SigningSecret("whsec_Zmlyc3Q=");
        SigningSecret second = new SigningSecret("whsec_second");
        Instant end = NOW.plusSeconds(100);
        assertThat(callbacks().rotateSecret(account.id(), second, NOW, end)).isTrue();
        write(account, "https://a.example/", NOW);
        assertThat(claimed(NOW).secrets()).containsExactly(second, first);
        assertThat(claimed(end.minusMillis(1)).secrets()).containsExactly(second, first);
        assertThat(claimed(end.plus(LEASE)).secrets()).containsExactly(second);
        assertThat(secretsOf(account)).isEqualTo(2);

        SigningSecret third = new SigningSecret("whsec_third");
        Instant later = end.plusSeconds(1_000);
        assertThat(callbacks().rotateSecret(account.id(), third, later, later.plusSeconds(100)))
                .isTrue();
        assertThat(secretsOf(account)).isEqualTo(2);
        assertThat(claimed(later).secrets()).containsExactly(third, second);
    }

    @Test
    void refusesAThirdSecretWhileTwoSign() {
        Account account = accountWith("9");
        SigningSecret second = new SigningSecret("whsec_second");
        assertThat(callbacks().rotateSecret(account.id(), second, NOW, NOW.plusSeconds(100)))
                .isTrue();
        assertThat(callbacks().rotateSecret(account.id(), new SigningSecret("whsec_x"), NOW, NOW.plusSeconds(100)))
                .isFalse();
        write(account, "https://a.example/", NOW);
        assertThat(claimed(NOW).secrets()).containsExactly(second, new SigningSecret("whsec_Zmlyc3Q="));
        assertThat(claimed(NOW.plusSeconds(100)).secrets()).containsExactly(second);
    }

    @Test
    void endsEverySecretThatOthersKnowAtOnce() {
        Account account = accountWith("9");
        assertThat(callbacks().rotateSecret(account.id(), new SigningSecret("whsec_second"), NOW, NOW.plusSeconds(100)))
                .isTrue();
        SigningSecret third = new SigningSecret("whsec_third");
        assertThat(callbacks().rotateSecret(account.id(), third, NOW, NOW)).isTrue();
        write(account, "https://a.example/", NOW);
        assertThat(claimed(NOW).secrets()).containsExactly(third);
        assertThat(secretsOf(account)).isEqualTo(1);
    }

    private long secretsOf(Account account) {
        return tables().sql("SELECT COUNT(*) FROM signing_secret WHERE account_id = ?")
                .param(account.id())
                .query(Long.class)
                .single();
    }

    /// How many of four callbacks to different hosts one node takes at once, of an account without balance: one,
    /// where that means that it has not paid.
    private int takenWithoutBalance(List<Price> standard, List<Price> own) {
        Account account = accountWith("1");
        for (int i = 0; i < 4; i++) write(account, "https://host-" + i + ".example/", NOW);
        tables().sql("UPDATE account SET balance = 0, held = 0").update();
        storage.ledger().putDefaultTariff(new Tariff(standard));
        storage.ledger().putTariff(account.id(), new Tariff(own));
        return callbacks().claim(NOW, LEASE, 8, new Shares(8, 8, 8)).size();
    }

    @Test
    void givesAnAccountThatHasNotPaidTheShareOfStrangers() {
        assertThat(takenWithoutBalance(List.of(new Price("1", Samples.PRICE)), List.of()))
                .isEqualTo(1);
    }

    @Test
    void givesAnAccountWhoseOwnPricesAreNotZeroTheShareOfStrangers() {
        assertThat(takenWithoutBalance(
                        List.of(new Price("", Money.ZERO)),
                        List.of(new Price("", Money.ZERO), new Price("44", Samples.PRICE))))
                .isEqualTo(1);
    }

    @Test
    void takesNoAccountForUnpaidWhereThereAreNoPrices() {
        assertThat(takenWithoutBalance(List.of(), List.of())).isEqualTo(4);
    }

    @Test
    void takesNoAccountForUnpaidWhoseEveryPriceIsZero() {
        assertThat(takenWithoutBalance(List.of(new Price("", Samples.PRICE)), List.of(new Price("", Money.ZERO))))
                .isEqualTo(4);
    }
}
