package io.ringtrue.server.storage.callbacks;

import static java.lang.System.Logger.Level.ERROR;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.callbacks.CallbackStore.Next;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.callbacks.DueCallback;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.storage.accounts.SigningSecretRow;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that takes the callbacks that [ChooseCallbacks] has chosen, in this order. One that another node has taken
/// meanwhile is left out.
record ClaimCallbacks(List<Long> chosen, Instant now, Duration lease, InstallationKey key, SqlDialect dialect)
        implements Database.Unit<List<DueCallback>> {
    private static final System.Logger LOG = System.getLogger(ClaimCallbacks.class.getName());

    private static final String TAKE = """
            UPDATE callback SET claimed = TRUE, due = :until, generation = generation + 1
            WHERE id = (SELECT c.id FROM callback c WHERE c.id = :id AND c.state = 'DUE' AND c.due <= :now %s)
            RETURNING %s
            """;

    @Override
    public List<DueCallback> run(JdbcClient sql) {
        Map<Long, List<byte[]>> sealed = new HashMap<>();
        return chosen.stream()
                .flatMap(id -> take(sql, id).stream())
                .flatMap(taken -> wanted(sql, taken).stream())
                .flatMap(taken -> signable(
                        sql,
                        taken,
                        sealed.computeIfAbsent(
                                taken.accountId(), account -> SigningSecretRow.sealed(sql, account, now)))
                        .stream())
                .toList();
    }

    /// Still without its secrets. Empty: another node was faster.
    private Optional<DueCallback> take(JdbcClient sql, long id) {
        return sql.sql(TAKE.formatted(dialect.skipLocked(), CallbackRow.DUE_COLUMNS))
                .param("until", now.plus(lease).toEpochMilli())
                .param("id", id)
                .param("now", now.toEpochMilli())
                .query(CallbackRow::due)
                .optional();
    }

    /// Empty: its URL was answered with 410, and it ends here.
    private Optional<DueCallback> wanted(JdbcClient sql, DueCallback taken) {
        boolean wanted = taken.request() instanceof CallbackRequest.Get
                || !UnwantedUrlRow.exists(
                        sql, taken.accountId(), taken.request().url());
        if (!wanted) {
            DeliveryAttempt why = new DeliveryAttempt(
                    taken.attempt(), now, Duration.ZERO, 0, "not sent: this URL has answered 410 Gone");
            new RecordAttempt(taken, why, new Next.Unwanted()).run(sql);
        }
        return wanted ? Optional.of(taken) : Optional.empty();
    }

    /// A callback that cannot be signed would come up for ever, and keep the others from being claimed: it is dead,
    /// and says why.
    private Optional<DueCallback> signable(JdbcClient sql, DueCallback taken, List<byte[]> sealed) {
        try {
            return Optional.of(signedBy(taken, SigningSecretRow.open(key, taken.accountId(), sealed)));
        } catch (RuntimeException e) {
            LOG.log(
                    ERROR,
                    "callback " + taken.id() + " is dead: the signing secrets of account " + taken.accountId()
                            + " cannot be opened (" + e.getClass().getSimpleName() + ")");
            DeliveryAttempt why = new DeliveryAttempt(
                    taken.attempt(), now, Duration.ZERO, 0, "the account's signing secrets cannot be opened");
            new RecordAttempt(taken, why, new Next.Dead()).run(sql);
            return Optional.empty();
        }
    }

    private static DueCallback signedBy(DueCallback taken, List<SigningSecret> secrets) {
        return new DueCallback(
                taken.id(),
                taken.accountId(),
                taken.verificationId(),
                taken.messageId(),
                taken.request(),
                taken.attempt(),
                taken.generation(),
                taken.created(),
                secrets);
    }
}
