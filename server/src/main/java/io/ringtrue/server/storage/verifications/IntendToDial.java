package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.calls.LeaveToDial;
import io.ringtrue.server.guard.Limit;
import io.ringtrue.server.guard.Limit.Counter;
import io.ringtrue.server.guard.NumberRange;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.guard.DoNotCallRow;
import io.ringtrue.server.storage.guard.PausedRangeRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that writes the intent to dial, unless the order may not be dialled any more. A lease that has run out is
/// no leave to dial, even when nobody else has claimed the order yet; nor is an admission from before the number was
/// listed or its range paused.
record IntendToDial(CallOrder order, Instant now, Duration doNotCall, InstallationKey key)
        implements Database.Unit<LeaveToDial> {
    private static final String INTEND = """
            UPDATE verification SET status = 'DIALLING', dialled = :now
            WHERE id = :id AND generation = :generation AND status = 'QUEUED' AND stop_asked IS NULL
                AND lease_until > :now
                AND NOT EXISTS (SELECT 1 FROM do_not_call d WHERE d.number_key = :number_key
                    AND (d.until > :now OR (d.until IS NULL AND d.since > :begin)))
                AND NOT EXISTS (SELECT 1 FROM paused_range p WHERE p.prefix = :prefix
                    AND p.account_id IN (0, verification.account_id) AND p.until > :now)
            """;
    private static final String STILL_OURS = """
            SELECT account_id FROM verification
            WHERE id = :id AND generation = :generation AND status = 'QUEUED' AND stop_asked IS NULL
                AND lease_until > :now
            """;

    @Override
    public LeaveToDial run(JdbcClient sql) {
        boolean intended = sql.sql(INTEND)
                        .param("now", now.toEpochMilli())
                        .param("id", order.id())
                        .param("generation", order.generation())
                        .param("number_key", listed().key())
                        .param("begin", now.minus(doNotCall).toEpochMilli())
                        .param("prefix", NumberRange.of(order.number()).prefix())
                        .update()
                == 1;
        return intended ? LeaveToDial.GIVEN : why(sql);
    }

    /// What has ended meanwhile counts as gone: the order is claimed again once its lease has run out.
    private LeaveToDial why(JdbcClient sql) {
        Optional<Long> account = sql.sql(STILL_OURS)
                .param("id", order.id())
                .param("generation", order.generation())
                .param("now", now.toEpochMilli())
                .query(Long.class)
                .optional();
        if (account.isEmpty()) return LeaveToDial.GONE;
        if (DoNotCallRow.retryAfter(sql, listed(), now).isPresent()) return LeaveToDial.LISTED;
        Limit paused = Limit.paused(NumberRange.of(order.number()), account.get());
        return PausedRangeRow.retryAfter(sql, paused, now).isPresent() ? LeaveToDial.PAUSED : LeaveToDial.GONE;
    }

    private Limit listed() {
        return new Limit(Counter.DO_NOT_CALL, DoNotCallRow.key(key, order.number()), 1, doNotCall);
    }
}
