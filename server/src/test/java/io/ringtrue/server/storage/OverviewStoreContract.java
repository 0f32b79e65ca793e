package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.reports.HourOfCalls;
import io.ringtrue.server.reports.HourOfCalls.TrunkCalls;
import io.ringtrue.server.reports.Outcome;
import io.ringtrue.server.reports.Overview;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.telephony.call.CallTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

abstract class OverviewStoreContract extends StoreContract {
    OverviewStoreContract(Engine engine) {
        super(engine);
    }

    @Test
    void showsNothingOfAnEmptyInstallation() {
        Overview overview = storage.overviews().read(OptionalLong.empty(), Instant.parse("2026-11-28T02:59:30Z"));

        assertThat(overview.ever()).isFalse();
        assertThat(overview.minutes())
                .hasSize(60)
                .allSatisfy(minute -> assertThat(minute.all()).isZero());
        assertThat(overview.minutes().getLast().minute()).isEqualTo("2026-11-28T02:59:00Z");
        assertThat(overview.callbacks().slowFirst()).isEmpty();
        assertThat(overview.live()).isEmpty();
    }

    @Test
    void showsWhatIsUnderWayToItsOwnAccountAlone() {
        Account account = accountWith("10");
        Account other = accountWith("10");
        Verification queued = queued(account);

        Overview own = storage.overviews()
                .read(OptionalLong.of(account.id()), queued.order().created());
        assertThat(own.waiting()).isEqualTo(1);
        assertThat(own.live()).singleElement().satisfies(call -> {
            assertThat(call.id()).isEqualTo(queued.id());
            assertThat(call.dialled()).isEmpty();
        });
        Overview others = storage.overviews()
                .read(OptionalLong.of(other.id()), queued.order().created());
        assertThat(others.waiting()).isZero();
        assertThat(others.live()).isEmpty();
        assertThat(others.ever()).isFalse();
        assertThat(storage.overviews()
                        .read(OptionalLong.empty(), queued.order().created())
                        .waiting())
                .isEqualTo(1);
    }

    @Test
    void beatsWhenSomethingBegins() {
        String before = storage.overviews().pulse();
        assertThat(storage.overviews().pulse()).isEqualTo(before);
        queued(accountWith("10"));
        assertThat(storage.overviews().pulse()).isNotEqualTo(before);
    }

    @Test
    void countsEndsByMinuteAndOutcome() {
        Account account = accountWith("10");
        Verification ended = queued(account);
        Instant now = ended.order().created().plusSeconds(70);
        tables().sql("UPDATE verification SET status = 'FAILED', finished = :at, pin = NULL, hold = 0")
                .param("at", now.toEpochMilli())
                .update();

        Overview overview = storage.overviews().read(OptionalLong.of(account.id()), now);
        assertThat(overview.ended(Outcome.FAILED, 1)).isEqualTo(1);
        assertThat(overview.ended(Outcome.FAILED, 60)).isEqualTo(1);
        assertThat(overview.ended(Outcome.VERIFIED, 60)).isZero();
        assertThat(overview.waiting()).isZero();
    }

    private Overview of(OptionalLong account) {
        return storage.overviews().read(account, Samples.NOW.plusSeconds(60));
    }

    /// Two attempts of one call: the first trunk is busy with a call that rang nowhere, the second one is answered.
    private Account called() {
        Account account = accountWith("10");
        Verification queued = queued(account);
        storage.verifications()
                .finish(Samples.called(
                        queued.id(), 0, Samples.traces(queued.order().number())));
        return account;
    }

    @Test
    void countsAttemptsAnswersAndDelaysOfEachTrunk() {
        Account account = called();
        for (OptionalLong scope : List.of(OptionalLong.empty(), OptionalLong.of(account.id()))) {
            HourOfCalls hour = of(scope).hour();
            assertThat(hour.trunks()).extracting(TrunkCalls::trunk).containsExactly("first", "second");
            assertThat(hour.trunks()).extracting(TrunkCalls::attempts).containsExactly(1, 1);
            assertThat(hour.trunks()).extracting(TrunkCalls::answered).containsExactly(0, 1);
            assertThat(hour.ringing())
                    .contains(new HourOfCalls.Ringing(1, Duration.ofMillis(6_880), Duration.ofMillis(6_880)));
            assertThat(hour.trunks().getFirst().ringing()).isEmpty();
            assertThat(hour.matches()).singleElement().satisfies(matches -> {
                assertThat(matches.sample()).startsWith("+");
                assertThat(matches.answered()).isEqualTo(1);
                assertThat(matches.matched()).isEqualTo(1);
            });
        }
    }

    @Test
    void showsAnAccountNothingOfOthersCalls() {
        called();
        Account other = accountWith("10");
        assertThat(of(OptionalLong.of(other.id())).hour()).isEqualTo(HourOfCalls.NONE);
    }

    /// Records of an earlier version have no figures.
    @Test
    void doesNotCountRecordsWithoutFigures() {
        called();
        tables().sql(
                        "UPDATE call_record SET trunk = NULL, began = NULL, ringing = NULL, answered = NULL, status = NULL")
                .update();
        HourOfCalls hour = of(OptionalLong.empty()).hour();
        assertThat(hour.trunks()).isEmpty();
        assertThat(hour.ringing()).isEmpty();
        assertThat(hour.matches()).hasSize(1);
    }

    @Test
    void doesNotCountWhatIsOlderThanAnHour() {
        called();
        Overview later = storage.overviews().read(OptionalLong.empty(), Samples.NOW.plusSeconds(7200));
        assertThat(later.hour()).isEqualTo(HourOfCalls.NONE);
    }

    @Test
    void remembersTheLastFailureOfATrunk() {
        assertThat(storage.overviews().lastFailure("first")).isEmpty();
        for (int status : List.of(500, 503)) {
            Verification queued = queued(accountWith("10"));
            CallTrace.Message refusal = new CallTrace.Message(
                    Duration.ofMillis(31), false, "SIP/2.0 " + status + " <b>no</b>", "1 INVITE", 0);
            CallTrace trace = new CallTrace(
                    "first",
                    "UDP",
                    "id",
                    Samples.NOW.plusSeconds(status),
                    List.of(refusal),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            storage.verifications().finish(Samples.called(queued.id(), 0, List.of(trace)));
        }
        assertThat(storage.overviews().lastFailure("first"))
                .contains(new HourOfCalls.TrunkFailure(Samples.NOW.plusSeconds(503), 503));
        assertThat(storage.overviews().lastFailure("second")).isEmpty();
    }
}
