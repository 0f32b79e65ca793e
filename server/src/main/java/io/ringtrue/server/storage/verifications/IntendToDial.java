package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.calls.CallOrder;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that writes the intent to dial; false when the order may not be dialled any more. A lease that has run
/// out is no leave to dial, even when nobody else has claimed the order yet.
record IntendToDial(CallOrder order, Instant now) implements Database.Unit<Boolean> {
    private static final String INTEND = """
            UPDATE verification SET status = 'DIALLING', dialled = :now
            WHERE id = :id AND generation = :generation AND status = 'QUEUED' AND stop_asked IS NULL
                AND lease_until > :now
            """;

    @Override
    public Boolean run(JdbcClient sql) {
        return sql.sql(INTEND)
                        .param("now", now.toEpochMilli())
                        .param("id", order.id())
                        .param("generation", order.generation())
                        .update()
                == 1;
    }
}
