package io.ringtrue.server.storage.callbacks;

import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.callbacks.DueCallback;
import io.ringtrue.server.storage.engine.Columns;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that records what became of one attempt; false when the claim is stale, and nothing has changed.
record RecordAttempt(DueCallback callback, DeliveryAttempt attempt, Next next) implements Database.Unit<Boolean> {
    private static final String END_CLAIM = """
            UPDATE callback
            SET state = :state, due = :due, attempts = attempts + 1, claimed = FALSE, generation = generation + 1
            WHERE id = :id AND generation = :generation
            """;

    @Override
    public Boolean run(JdbcClient sql) {
        boolean current = switch (next) {
            case Next.Delivered() -> endClaim(sql, Callback.State.DELIVERED, Optional.empty());
            case Next.RetryAt(Instant at) -> endClaim(sql, Callback.State.DUE, Optional.of(at));
            case Next.Dead() -> endClaim(sql, Callback.State.DEAD, Optional.empty());
            case Next.Unwanted() -> endClaim(sql, Callback.State.UNWANTED, Optional.empty());
        };
        if (current && next instanceof Next.Unwanted) {
            UnwantedUrlRow.insert(sql, callback.accountId(), callback.request().url(), attempt.at());
        }
        if (current) DeliveryAttemptRow.insert(sql, callback.id(), attempt);
        return current;
    }

    private boolean endClaim(JdbcClient sql, Callback.State state, Optional<Instant> due) {
        return sql.sql(END_CLAIM)
                        .param("state", state.name())
                        .param("due", Columns.millis(due))
                        .param("id", callback.id())
                        .param("generation", callback.generation())
                        .update()
                == 1;
    }
}
