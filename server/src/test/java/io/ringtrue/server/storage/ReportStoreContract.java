package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.callbacks.DueCallback;
import io.ringtrue.server.callbacks.Shares;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.NodeIdentity;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.AuditView;
import io.ringtrue.server.verification.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class ReportStoreContract extends StoreContract {
    ReportStoreContract(Engine engine) {
        super(engine);
    }

    private List<List<String>> export(AuditView view) {
        List<List<String>> rows = new ArrayList<>();
        storage.reports().export(view, rows::add);
        return rows;
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    @ParameterizedTest
    @EnumSource
    void exportsNothingFromAnEmptyInstallation(AuditView view) {
        assertThat(export(view)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givesAValueForEveryColumn(AuditView view) {
        Account account = accountWith("1");
        Verification verification = queued(account);
        storage.verifications().finish(Samples.verified(verification.id(), 0));
        storage.validations().record(usage(account, "0"));
        assertThat(export(view)).isNotEmpty().allSatisfy(row -> assertThat(row).hasSameSizeAs(view.columns()));
    }

    @Test
    void exportsVerificationsWithTimesAmountsAndBlanks() {
        Account account = accountWith("1");
        Verification done = queued(account);
        CallOrder order = storage.callQueue()
                .claim(new NodeIdentity("here", 1), NOW, Duration.ofSeconds(20), 1)
                .getFirst();
        storage.callQueue().intendToDial(order, NOW.plusSeconds(1), Samples.DO_NOT_CALL);
        storage.verifications().finish(Samples.verified(done.id(), order.generation()));
        Verification waiting = queued(account);
        assertThat(export(AuditView.REQUESTS))
                .containsExactly(
                        List.of(
                                text(done.id()),
                                text(account.id()),
                                done.order().number().substring(1),
                                "verified",
                                "pin-matched",
                                "true",
                                "0.015",
                                "0.015",
                                "2026-03-01T12:00:00.123Z",
                                "2026-03-01T12:00:01.123Z",
                                "2026-03-01T12:00:30.123Z",
                                "200",
                                "16",
                                "order 7"),
                        List.of(
                                text(waiting.id()),
                                text(account.id()),
                                waiting.order().number().substring(1),
                                "queued",
                                "",
                                "",
                                "0.015",
                                "0",
                                "2026-03-01T12:00:00.123Z",
                                "",
                                "",
                                "",
                                "",
                                "order 7"));
    }

    @Test
    void exportsTheLedgerAndBalances() {
        Account account = accountWith("1");
        Verification done = queued(account);
        storage.verifications().finish(Samples.verified(done.id(), 0));
        queued(account);
        assertThat(export(AuditView.LEDGER))
                .satisfiesExactly(
                        credit -> assertThat(credit.subList(1, 7))
                                .containsExactly(
                                        text(account.id()), "CREDIT", "1", "", "first", "2026-03-01T12:00:00.123Z"),
                        charge -> assertThat(charge.subList(1, 7))
                                .containsExactly(
                                        text(account.id()),
                                        "CHARGE",
                                        "-0.015",
                                        text(done.id()),
                                        "",
                                        "2026-03-01T12:00:30.123Z"));
        assertThat(export(AuditView.LEDGER))
                .extracting(row -> row.subList(8, 11))
                .containsExactly(List.of("1", "1", ""), List.of("2", "0.985", ""));
        assertThat(export(AuditView.BALANCES))
                .containsExactly(List.of(text(account.id()), "Example Ltd", "0.985", "0.015", "0.985", "0.015"));
    }

    @Test
    void exportsEveryAttemptOfEveryCallback() {
        Account account = accountWith("1");
        Verification verification = queued(account);
        storage.verifications().finish(Samples.verified(verification.id(), 0));
        assertThat(export(AuditView.DELIVERIES))
                .singleElement()
                .satisfies(row -> assertThat(row.subList(6, 13))
                        .containsExactly("DUE", "2026-03-01T12:00:30.123Z", "", "", "", "", ""));
        for (int i = 0; i < 2; i++) {
            DueCallback due = storage.callbacks()
                    .claim(NOW.plusSeconds(40), Duration.ofSeconds(60), 1, Shares.STANDARD)
                    .getFirst();
            storage.callbacks()
                    .attempted(
                            due,
                            new DeliveryAttempt(due.attempt(), NOW, Duration.ofMillis(250), 0, "timeout after 15 s"),
                            new Next.RetryAt(NOW.plusSeconds(40)));
        }
        assertThat(export(AuditView.DELIVERIES))
                .extracting(row -> row.subList(8, 13))
                .containsExactly(
                        List.of("1", "2026-03-01T12:00:00.123Z", "250", "", "timeout after 15 s"),
                        List.of("2", "2026-03-01T12:00:00.123Z", "250", "", "timeout after 15 s"));
    }

    @Test
    void exportsADebitWithItsReason() {
        Account account = accountWith("1");
        storage.ledger().debit(account.id(), Money.of("0.4"), "refund", "paid twice", NOW);
        assertThat(export(AuditView.LEDGER).getLast()).contains("DEBIT", "-0.4", "refund", "2", "0.6", "paid twice");
    }

    @Test
    void exportsMoreThanOnePageOldestFirst() {
        Account account = accountWith("100");
        for (int i = 0; i < 1_203; i++) storage.ledger().credit(account.id(), Samples.PRICE, "credit " + i, NOW);
        List<Long> ids = export(AuditView.LEDGER).stream()
                .map(row -> Long.parseLong(row.getFirst()))
                .toList();
        assertThat(ids).hasSize(1_204).isSorted().doesNotHaveDuplicates();
    }
}
