package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.validation.ValidationStore.Receipt;
import io.ringtrue.server.validation.ValidationStore.Usage;
import io.ringtrue.server.verification.Admission;
import io.ringtrue.server.verification.Admitted;
import io.ringtrue.server.verification.VerificationStatus;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Two nodes on one PostgreSQL, each with its own data folder and connections.
class SharedDatabaseTest extends StoreContract {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration REVOKED_EVERYWHERE = Duration.ofSeconds(5);

    SharedDatabaseTest() {
        super(Engine.POSTGRESQL);
    }

    @Test
    void nodesHaveNamesOfTheirOwn() {
        try (Storage other = open("node-2")) {
            assertThat(other.node().id()).isNotEqualTo(storage.node().id());
        }
    }

    @Test
    void nodesSpendOneBalanceTogether() {
        Account account = accountWith("0.15");
        try (Storage other = open("node-2")) {
            List<Callable<Admitted>> asking = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Storage node = i % 2 == 0 ? storage : other;
                Admission admission = Samples.admission(Samples.verification(account));
                asking.add(() -> node.verifications().admit(admission));
            }
            assertThat(together(asking))
                    .filteredOn(admitted -> ((Admitted.Stored) admitted)
                                    .verification()
                                    .standing()
                                    .status()
                            == VerificationStatus.QUEUED)
                    .hasSize(10);
            assertThat(other.ledger().balance(account.id())).contains(new Balance(Money.of("0.15"), Money.of("0.15")));
        }
    }

    @Test
    void nodesSpendOneDaysMoneyForLiveSourcesTogether() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        try (Storage other = open("node-2")) {
            List<Callable<Boolean>> booking = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Storage node = i % 2 == 0 ? storage : other;
                booking.add(() -> node.liveSpend().book("hlr", today, Money.of("0.01"), Money.of("0.1")));
            }
            assertThat(together(booking)).filteredOn(booked -> booked).hasSize(10);
        }
    }

    @Test
    void nodesSpendOneBalanceTogetherOnValidations() {
        Account account = accountWith("0.05");
        Usage usage = usage(account, "0.001");
        try (Storage other = open("node-2")) {
            List<Callable<Receipt>> asking = new ArrayList<>();
            for (int i = 0; i < 128; i++) {
                Storage node = i % 2 == 0 ? storage : other;
                asking.add(() -> node.validations().record(usage));
            }
            List<Receipt> receipts = together(asking);
            assertThat(receipts).filteredOn(Receipt::paid).hasSize(50);
            assertThat(receipts).extracting(Receipt::confirmation).doesNotHaveDuplicates();
            assertThat(other.ledger().balance(account.id())).contains(new Balance(Money.ZERO, Money.ZERO));
        }
    }

    @Test
    void nodesLoseNoChangeOfOneAccountOrTrunk() {
        Account account = accountWith("0");
        Trunk main = new Trunk("main", Map.of(TrunkSetting.URI, "sip:carrier.example", TrunkSetting.MAX_CALLS, 1));
        storage.trunks().put("main", _ -> main);
        try (Storage other = open("node-2")) {
            List<Callable<Object>> changes = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                Storage node = i % 2 == 0 ? storage : other;
                changes.add(() -> node.accounts().update(account.id(), AccountStoreContract::withLongerName));
                changes.add(() -> node.trunks().put("main", TrunkStoreContract::withOneCallMore));
            }
            together(changes);
            assertThat(other.accounts().find(account.id()))
                    .hasValueSatisfying(after -> assertThat(after.name()).isEqualTo(account.name() + "+".repeat(32)));
            assertThat(other.trunks().trunks().getFirst().trunk().maxCalls()).isEqualTo(33);
        }
    }

    @Test
    void ofNodesThatStartAtOnceOneMakesTheAdminToken() {
        try (Storage other = open("node-2")) {
            List<Callable<Boolean>> first = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Storage node = i % 2 == 0 ? storage : other;
                SecretHash hash = new SecretHash("sha256:" + i);
                first.add(() -> node.accounts().putFirstAdminToken(hash));
            }
            assertThat(together(first)).filteredOn(won -> won).hasSize(1);
        }
    }

    @Test
    void aRevocationOnOneNodeHoldsOnTheOtherWithinSeconds() {
        Account account = accountWith("1");
        Credential credential = storage.accounts().credentials(account.id()).getFirst();
        try (Storage other = open("node-2")) {
            assertThat(other.accounts().credential(credential.kind(), credential.name()))
                    .isPresent();
            storage.accounts().revoke(account.id(), credential.id());
            assertThat(storage.accounts().remembered(credential.kind(), credential.name()))
                    .isEmpty();
            long start = System.nanoTime();
            while (other.accounts()
                    .remembered(credential.kind(), credential.name())
                    .isPresent()) {
                Thread.onSpinWait();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(REVOKED_EVERYWHERE);
            }
        }
    }

    @Test
    void nodesNeverGetTheSameOrder() {
        Account account = accountWith("10");
        for (int i = 0; i < 100; i++) queued(account);
        try (Storage other = open("node-2")) {
            List<Callable<List<CallOrder>>> claiming = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Storage node = i % 2 == 0 ? storage : other;
                claiming.add(() -> node.callQueue().claim(node.node(), NOW, LEASE, 5));
            }
            List<Long> given = together(claiming).stream()
                    .flatMap(List::stream)
                    .map(CallOrder::id)
                    .toList();
            assertThat(given).isNotEmpty().doesNotHaveDuplicates();
            int rest =
                    storage.callQueue().claim(storage.node(), NOW, LEASE, 100).size();
            assertThat(given.size() + rest).isEqualTo(100);
        }
    }
}
