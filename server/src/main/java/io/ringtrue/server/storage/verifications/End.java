package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.storage.accounts.SpendCap;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import io.ringtrue.server.verification.Finish;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that ends one verification: status, charge, callback and what the limits count, or nothing at all.
record End(Finish finish, SqlDialect dialect) implements Database.Unit<Boolean> {
    private record Open(long accountId, String number, Money hold) {}

    @Override
    public Boolean run(JdbcClient sql) {
        Optional<Open> open = sql.sql("SELECT account_id, number, hold FROM verification"
                        + " WHERE id = ? AND generation = ? AND finished IS NULL" + dialect.forUpdate())
                .params(finish.id(), finish.generation())
                .query((row, number) ->
                        new Open(row.getLong("account_id"), row.getString("number"), Columns.money(row, "hold")))
                .optional();
        open.ifPresent(verification -> end(sql, verification));
        return open.isPresent();
    }

    private void end(JdbcClient sql, Open open) {
        writeStatus(sql);
        settle(sql, open);
        for (int i = 0; i < finish.end().wrongPins(); i++) {
            sql.sql("INSERT INTO wrong_pin (number, at) VALUES (?, ?)")
                    .params(open.number(), finish.at().toEpochMilli())
                    .update();
        }
        AccompanyingRows.addTimeline(sql, finish.id(), finish.timeline());
        finish.callback()
                .ifPresent(callback ->
                        AccompanyingRows.addCallback(sql, open.accountId(), finish.id(), callback, finish.at()));
    }

    private void writeStatus(JdbcClient sql) {
        sql.sql("UPDATE verification SET status = ?, reason = ?, matched = ?, cost = ?, hold = 0, pin = NULL,"
                        + " sip_status = ?, q850 = ?, finished = ? WHERE id = ?")
                .param(finish.end().status().name())
                .param(finish.end().reason().name())
                .param(finish.end().matched())
                .param(finish.charge().millionths())
                .param(finish.end().sipStatus())
                .param(finish.end().q850())
                .param(finish.at().toEpochMilli())
                .param(finish.id())
                .update();
    }

    private void settle(JdbcClient sql, Open open) {
        long charge = finish.charge().millionths();
        if (charge != 0) {
            sql.sql("INSERT INTO ledger_entry (account_id, kind, amount, verification_id, reference, at)"
                            + " VALUES (?, 'CHARGE', ?, ?, '', ?)")
                    .params(open.accountId(), -charge, finish.id(), finish.at().toEpochMilli())
                    .update();
        }
        if (charge != 0 || !open.hold().equals(Money.ZERO)) {
            sql.sql("UPDATE account SET balance = balance - ?, held = held - ? WHERE id = ?")
                    .params(charge, open.hold().millionths(), open.accountId())
                    .update();
        }
        if (charge != 0) SpendCap.charged(sql, open.accountId(), charge, finish.at());
    }
}
