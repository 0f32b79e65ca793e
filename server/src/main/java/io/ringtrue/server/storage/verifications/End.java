package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.accounts.LedgerSeal;
import io.ringtrue.server.storage.accounts.MoveMoney;
import io.ringtrue.server.storage.accounts.SpendMinuteRow;
import io.ringtrue.server.storage.callbacks.CallbackRow;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import io.ringtrue.server.storage.guard.DoNotCallRow;
import io.ringtrue.server.storage.guard.RangeCountRow;
import io.ringtrue.server.verification.Finish;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.request.Mode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that ends one verification: status, charge, callback and what the limits count, or nothing at all.
record End(Finish finish, InstallationKey key, LedgerSeal seal, SqlDialect dialect) implements Database.Unit<Boolean> {
    private static final String OPEN = """
            SELECT account_id, mode, number, hold, wrong_pins FROM verification
            WHERE id = :id AND generation = :generation AND finished IS NULL
            """;
    private static final String WRITE_STATUS = """
            UPDATE verification
            SET status = :status, reason = :reason, matched = :matched, cost = :cost, hold = 0, pin = NULL,
                sip_status = :sip_status, q850 = :q850, finished = :finished, wrong_pins = :wrong_pins
            WHERE id = :id
            """;
    private static final String RELEASE = """
            UPDATE account SET held = held - :hold WHERE id = :id
            """;

    /// @param number as the row holds it
    /// @param wrongPins how many stand in `wrong_pin` already
    private record Open(long accountId, Mode mode, String number, Money hold, int wrongPins) {
        static Open read(ResultSet row, int number) throws SQLException {
            return new Open(
                    row.getLong("account_id"),
                    Mode.valueOf(row.getString("mode")),
                    row.getString("number"),
                    Columns.money(row, "hold"),
                    row.getInt("wrong_pins"));
        }
    }

    @Override
    public Boolean run(JdbcClient sql) {
        Optional<Open> open = sql.sql(OPEN + dialect.forUpdate())
                .param("id", finish.id())
                .param("generation", finish.generation())
                .query(Open::read)
                .optional();
        open.ifPresent(verification -> end(sql, verification));
        return open.isPresent();
    }

    private void end(JdbcClient sql, Open open) {
        writeStatus(sql, open, Math.max(finish.end().wrongPins(), open.wrongPins()));
        settle(sql, open);
        WrongPinRow.insert(sql, open.number(), finish.at(), finish.end().wrongPins() - open.wrongPins());
        remember(sql, open);
        TimelineEventRow.append(sql, finish.id(), finish.timeline());
        CallRecordRow.insert(sql, finish.id(), finish.calls());
        finish.callback()
                .ifPresent(callback -> CallbackRow.insert(sql, open.accountId(), finish.id(), callback, finish.at()));
    }

    /// What the guard has to know of this end. Calls that broke say nothing about the callee.
    private void remember(JdbcClient sql, Open open) {
        switch (finish.end().status()) {
            case VERIFIED, UNVERIFIED -> countMatch(sql, open);
            // A machine keys no PIN, so it counts where one was asked for.
            case MACHINE -> {
                if (open.mode() == Mode.REVERSE) countMatch(sql, open);
            }
            case QUEUED, DIALLING, DELIVERED, FAILED, INSUFFICIENT_BALANCE, STOPPED -> {}
        }
        if (finish.end().reason() == Reason.REPORTED_NOT_ME) {
            DoNotCallRow.report(sql, DoNotCallRow.key(key, "+" + open.number()), finish.id(), finish.at());
        }
    }

    private void countMatch(JdbcClient sql, Open open) {
        RangeCountRow.add(sql, open.accountId(), open.number(), finish.end().matched(), finish.at());
    }

    private void writeStatus(JdbcClient sql, Open open, int wrongPins) {
        sql.sql(WRITE_STATUS)
                .param("status", finish.end().status().name())
                .param("reason", finish.end().reason().name())
                .param("matched", open.mode() == Mode.REVERSE ? finish.end().matched() : null)
                .param("cost", finish.charge().millionths())
                .param("sip_status", finish.end().sipStatus())
                .param("q850", finish.end().q850())
                .param("finished", finish.at().toEpochMilli())
                .param("wrong_pins", wrongPins)
                .param("id", finish.id())
                .update();
    }

    private void settle(JdbcClient sql, Open open) {
        if (!finish.charge().equals(Money.ZERO)) {
            MoveMoney.charge(open.accountId(), finish.charge(), open.hold(), finish.id(), finish.at())
                    .in(sql, seal);
            SpendMinuteRow.add(sql, open.accountId(), finish.charge().millionths(), finish.at());
        } else if (!open.hold().equals(Money.ZERO)) {
            sql.sql(RELEASE)
                    .param("hold", open.hold().millionths())
                    .param("id", open.accountId())
                    .update();
        }
    }
}
