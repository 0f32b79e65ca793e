package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.reports.Outcome;
import io.ringtrue.server.reports.Overview;
import io.ringtrue.server.verification.Verification;
import java.time.Instant;
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
}
