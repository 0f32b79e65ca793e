package io.ringtrue.server.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.NewAccount;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.api.fakes.MemoryAccountStore;
import io.ringtrue.server.api.fakes.MemoryLedgerStore;
import io.ringtrue.server.api.fakes.MemoryValidationStore;
import io.ringtrue.server.ledger.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PhoneValidationServiceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryValidationStore store = new MemoryValidationStore(new MemoryLedgerStore(accounts));
    private final AtomicInteger refined = new AtomicInteger();
    private final PhoneValidationService service = new PhoneValidationService(
            CompiledNumbers.load(),
            (local, _) -> {
                refined.incrementAndGet();
                return local;
            },
            store,
            new ValidationRules(PhoneLineType.MOBILE, Money.of("0.01")),
            Clock.systemUTC());

    private Verdict validated(long balanceMillionths) {
        Account account = accounts.create(new NewAccount(
                "Acme", "", AccountSettings.standard(false), balanceMillionths, new Secret("whsec_x"), List.of(), NOW));
        Credential credential = new Credential(
                1, account.id(), Credential.Kind.API_USER, "user", "", false, NOW, Optional.empty(), false);
        return service.validate(account, credential, new ValidationRequest("+442015412653", Set.of()));
    }

    @Test
    void asksNoLiveSourceForAnAccountThatCannotPayTheAnswer() {
        assertThat(validated(9_999)).isInstanceOf(Verdict.NotPaid.class);
        assertThat(refined).hasValue(0);
        assertThat(validated(10_000)).isInstanceOf(Verdict.Passed.class);
        assertThat(refined).hasValue(1);
    }
}
