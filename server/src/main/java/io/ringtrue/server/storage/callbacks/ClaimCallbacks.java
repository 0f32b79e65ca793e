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

/// The unit that takes due callbacks. What a host or an account has under way already counts towards its share, so
/// that claiming again and again does not give a slow endpoint, or one account's many, ever more.
record ClaimCallbacks(Instant now, Duration lease, int most, int mostPerHost, InstallationKey key, SqlDialect dialect)
        implements Database.Unit<List<DueCallback>> {
    private static final System.Logger LOG = System.getLogger(ClaimCallbacks.class.getName());

    /// An eighth of what a node delivers at once.
    private static final int MOST_PER_ACCOUNT = 32;

    /// So many of the oldest are ranked. Full hosts and full accounts are left out before, so the first of these can
    /// always be taken, and the next claim sees further.
    private static final int LOOK_AHEAD = 2_000;

    private static final String DUE_IN_TURN = """
            WITH busy AS (SELECT host, account_id FROM callback WHERE state = 'DUE' AND claimed AND due > :now),
            busy_host AS (SELECT host, COUNT(*) AS busy FROM busy GROUP BY host),
            busy_account AS (SELECT account_id, COUNT(*) AS busy FROM busy GROUP BY account_id),
            waiting AS (SELECT id, due, host, account_id FROM callback WHERE state = 'DUE' AND due <= :now
                AND host NOT IN (SELECT host FROM busy_host WHERE busy >= :most_per_host)
                AND account_id NOT IN (SELECT account_id FROM busy_account WHERE busy >= :most_per_account)
                ORDER BY due, id LIMIT :look_ahead),
            by_host AS (SELECT w.id, w.due, w.account_id, COALESCE(b.busy, 0)
                + ROW_NUMBER() OVER (PARTITION BY w.host ORDER BY w.due, w.id) AS turn
                FROM waiting w LEFT JOIN busy_host b ON b.host = w.host),
            by_account AS (SELECT w.id, w.due, COALESCE(b.busy, 0)
                + ROW_NUMBER() OVER (PARTITION BY w.account_id ORDER BY w.due, w.id) AS turn
                FROM by_host w LEFT JOIN busy_account b ON b.account_id = w.account_id
                WHERE w.turn <= :most_per_host)
            SELECT id FROM by_account WHERE turn <= :most_per_account ORDER BY due, id LIMIT :most
            """;
    private static final String TAKE = """
            UPDATE callback SET claimed = TRUE, due = :until, generation = generation + 1
            WHERE id = (SELECT c.id FROM callback c WHERE c.id = :id AND c.state = 'DUE' AND c.due <= :now %s)
            RETURNING %s
            """;

    @Override
    public List<DueCallback> run(JdbcClient sql) {
        Map<Long, List<byte[]>> sealed = new HashMap<>();
        return dueInTurn(sql).stream()
                .flatMap(id -> take(sql, id).stream())
                .flatMap(taken -> wanted(sql, taken).stream())
                .flatMap(taken -> signable(
                        sql,
                        taken,
                        sealed.computeIfAbsent(taken.accountId(), account -> SigningSecretRow.sealed(sql, account)))
                        .stream())
                .toList();
    }

    /// Oldest first. Nothing is locked yet: another node may be looking at the same ones.
    private List<Long> dueInTurn(JdbcClient sql) {
        return sql.sql(DUE_IN_TURN)
                .param("now", now.toEpochMilli())
                .param("most_per_host", mostPerHost)
                .param("most_per_account", MOST_PER_ACCOUNT)
                .param("look_ahead", LOOK_AHEAD)
                .param("most", most)
                .query(Long.class)
                .list();
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
