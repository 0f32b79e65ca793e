package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.ledger.LedgerCheck.Event;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.VerificationEnd;
import io.ringtrue.server.verification.VerificationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever is changed behind the ledger's back is found: each kind of row, each column that says something.
abstract class LedgerCheckContract extends StoreContract {
    private Account account;
    private Account other;

    LedgerCheckContract(Engine engine) {
        super(engine);
    }

    /// Of every kind at least one, so that every change below has its row.
    @BeforeEach
    void keepALedger() {
        account = accountWith("5");
        other = accountWith("1");
        charged("https://example.com/cb?status=x&cost=0.015&matched=true");
        storage.validations().record(usage(account, "0.002"));
        storage.validations().record(usage(account, "0"));
        storage.ledger().debit(account.id(), Money.of("0.5"), "refund 1", "paid twice", NOW);
        long failed = queued(account).id();
        storage.verifications().finish(Samples.failed(failed, 0));
        charged(new CallbackRequest.Post(
                "https://example.com/cb", "application/json", "{\"data\":{\"cost\":\"0.015\",\"brand\":\"x\"}}"));
        queued(account);
    }

    private void charged(String url) {
        charged(new CallbackRequest.Get(url));
    }

    private void charged(CallbackRequest callback) {
        storage.verifications()
                .finish(new Finish(
                        queued(account).id(),
                        0,
                        new VerificationEnd(VerificationStatus.VERIFIED, Reason.PIN_MATCHED, true, 0, 200, 16),
                        Samples.PRICE,
                        NOW,
                        List.of(),
                        Optional.of(Samples.callback("final", callback))));
    }

    private List<Event> run(OptionalLong of) {
        List<Event> events = new ArrayList<>();
        storage.ledgerCheck().run(of, events::add);
        assertThat(events.getLast()).isInstanceOf(Event.Done.class);
        return events;
    }

    private List<String> findings() {
        return run(OptionalLong.empty()).stream()
                .filter(Event.Finding.class::isInstance)
                .map(Event.Finding.class::cast)
                .map(found -> found.accountId() + "/"
                        + (found.sequence().isPresent() ? found.sequence().getAsLong() : "-") + ": " + found.wrong())
                .toList();
    }

    @Test
    void findsNothingWrongInAGoodLedger() {
        assertThat(run(OptionalLong.empty())).last().isEqualTo(new Event.Done(2, 6, 0));
        assertThat(run(OptionalLong.of(account.id()))).last().isEqualTo(new Event.Done(1, 5, 0));
        assertThat(run(OptionalLong.of(99))).last().isEqualTo(new Event.Done(0, 0, 0));
    }

    @Test
    void findsNothingWrongWhileMoneyMoves() {
        List<Callable<Object>> work = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String reference = "while " + i;
            work.add(() -> storage.verifications()
                    .finish(Samples.verified(queued(account).id(), 0)));
            work.add(() -> storage.ledger().credit(account.id(), Money.of("0.1"), reference, NOW));
            work.add(() -> storage.validations().record(usage(account, "0.001")));
            work.add(this::findings);
        }
        assertThat(together(work)).filteredOn(List.class::isInstance).containsOnly(List.of());
        assertThat(findings()).isEmpty();
    }

    /// Table, change, which row, and what the finding says. Every column that says something is here.
    private static final String CHANGES = """
            ledger_entry | amount = amount + 1                | sequence = 2 | its balance is 4.985
            ledger_entry | balance = balance - 1              | sequence = 2 | its balance is 4.984999
            ledger_entry | kind = 'REFUND'                    | sequence = 1 | its seal does not fit
            ledger_entry | reference = 'invoice 9'            | sequence = 1 | its seal does not fit
            ledger_entry | reason = 'other'                   | sequence = 4 | its seal does not fit
            ledger_entry | at = at + 1                        | sequence = 1 | its seal does not fit
            ledger_entry | seal = 'AAAAAAAAAAAAAAAAAAAAAA'    | sequence = 5 | its seal does not fit
            ledger_entry | seal = NULL                        | sequence = 1 | it has no seal
            ledger_entry | sequence = 77                      | sequence = 5 | is missing
            ledger_entry | sequence = NULL                    | sequence = 5 | is missing
            ledger_entry | account_id = account_id + 1, sequence = 77 | sequence = 4 | is missing
            ledger_entry | verification_id = (SELECT MAX(id) FROM verification) | sequence = 2 | but has no ledger entry
            ledger_entry | validation_id = (SELECT MAX(id) FROM validation) | sequence = 3 | but has no ledger entry
            account      | balance = balance + 1              | held > 0 | the account's balance is
            account      | held = held - 1                    | held > 0 | but its open verifications hold 0.015
            account      | ledger_sequence = 6                | held > 0 | is missing
            account      | ledger_sequence = 4                | held > 0 | it has 5 entries, but has counted 4
            verification | cost = cost + 1                    | cost > 0 AND id = (SELECT MIN(id) FROM verification) | but the cost is recorded as 0.015001
            verification | cost = 15000                       | status = 'FAILED' | but has no ledger entry
            verification | account_id = account_id + 1        | cost > 0 AND id = (SELECT MIN(id) FROM verification) | it charges what another account ordered
            verification | hold = 0                           | finished IS NULL | but its open verifications hold 0
            validation   | price = price + 1                  | price > 0 | but the cost is recorded as 0.002001
            validation   | price = 1                          | price = 0 | but has no ledger entry
            validation   | account_id = account_id + 1        | price > 0 | it charges what another account ordered
            callback     | url = replace(url, '0.015', '0.15')  | url LIKE '%cost=%' | but the callback says 0.15
            callback     | body = replace(body, '0.015', '1') | body <> '' | but the callback says 1
            """;

    /// Each change alone, and taken back. The finding names the account, the entry if it is one, and what is wrong.
    @Test
    void findsEveryChangeOfAStoredRow() {
        letAnybodyWrite();
        assertThat(CHANGES.lines().map(line -> line.strip().split(" *\\| *"))).allSatisfy(change -> {
            String table = change[0];
            String row = table.equals("ledger_entry") ? change[2] + " AND account_id = " + account.id() : change[2];
            long id = tables().sql("SELECT id FROM " + table + " WHERE " + row)
                    .query(Long.class)
                    .single();
            Map<String, Object> before = tables().sql("SELECT * FROM " + table + " WHERE id = " + id)
                    .query()
                    .singleRow();
            tables().sql("UPDATE " + table + " SET " + change[1] + " WHERE id = " + id)
                    .update();
            List<String> findings = findings();
            takeBack(table, id, change[1], before);
            assertThat(findings)
                    .allMatch(found -> found.matches("[0-9]+/([0-9]+|-): .*"))
                    .anyMatch(found -> found.contains(change[3]));
        });
        assertThat(findings()).isEmpty();
    }

    private void takeBack(String table, long id, String change, Map<String, Object> before) {
        for (MatchResult column :
                Pattern.compile("(\\w+) = ").matcher(change).results().toList().reversed()) {
            tables().sql("UPDATE " + table + " SET " + column.group(1) + " = :value WHERE id = " + id)
                    .param("value", before.get(column.group(1)))
                    .update();
        }
    }

    @Test
    void findsEveryEntryThatIsLost() {
        letAnybodyWrite();
        for (int sequence = 5; sequence >= 1; sequence--) {
            tables().sql("DELETE FROM ledger_entry WHERE sequence = " + sequence + " AND account_id = " + account.id())
                    .update();
            assertThat(findings()).contains(account.id() + "/" + sequence + ": is missing" + behind(sequence));
        }
    }

    private static String behind(int sequence) {
        return sequence == 5 ? "" : ", as are all up to 5";
    }

    @Test
    void findsAnEntryThatSomebodyMade() {
        tables().sql("INSERT INTO ledger_entry (account_id, kind, amount, reference, at)"
                        + " VALUES (:id, 'CREDIT', 2000000, 'gift', 1)")
                .param("id", other.id())
                .update();
        tables().sql("UPDATE account SET balance = balance + 2000000 WHERE id = :id")
                .param("id", other.id())
                .update();
        assertThat(findings())
                .containsExactly(other.id() + "/2: it has no seal: a node of an older version wrote it,"
                        + " or somebody else did");
        assertThat(storage.ledgerCheck().acceptUnsealed()).isEqualTo(1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void findsThatTheRecordOfUnsealedEntriesWasChanged() {
        tables().sql("UPDATE installation SET value = '999 x' WHERE name = 'ledger-unsealed-until'")
                .update();
        assertThat(findings()).contains("0/-: the record of which entries may lack a seal was changed");
    }

    /// Somebody who has the database has no trigger in the way.
    private void letAnybodyWrite() {
        if (url().startsWith("jdbc:postgresql:")) {
            tables().sql("DROP TRIGGER ledger_entry_is_only_added ON ledger_entry")
                    .update();
        } else {
            tables().sql("DROP TRIGGER ledger_entry_is_not_changed").update();
            tables().sql("DROP TRIGGER ledger_entry_is_not_deleted").update();
        }
    }
}
