package io.ringtrue.server.storage.engine;

import static java.lang.System.Logger.Level.DEBUG;

import io.ringtrue.server.loop.Bell;
import io.ringtrue.server.loop.Loop;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.dao.DataAccessResourceFailureException;

/// LISTEN on a connection of its own, outside the pools. The triggers of the migrations ring. When nothing has rung for
/// a while it rings itself: what does not come back (a connection that died silently, a pooler that shares connections
/// between transactions) is not relied on.
public final class PostgresBell implements Bell {
    private static final System.Logger LOG = System.getLogger(PostgresBell.class.getName());
    /// Shorter than the connection's `socketTimeout`.
    private static final Duration QUIET = Duration.ofSeconds(8);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private static final String LISTEN = "LISTEN ringtrue";
    private static final String TRY_IT = "SELECT pg_notify('ringtrue', 'is anybody there')";

    private final StorageSettings settings;
    private volatile boolean heard;
    private volatile boolean open = true;
    private volatile @Nullable Connection line;
    private volatile @Nullable Loop loop;
    private Map<Work, Runnable> wakes = Map.of();
    private Duration pause = FIRST_PAUSE;

    PostgresBell(StorageSettings settings) {
        this.settings = settings;
    }

    @Override
    public void start(Map<Work, Runnable> wakes, ThreadFactory threads) {
        this.wakes = Map.copyOf(wakes);
        Loop listening = new Loop("the bell between nodes", this::listen, this::backOff, threads);
        loop = listening;
        listening.start();
    }

    @Override
    public boolean isHeard() {
        return heard;
    }

    /// Until the first failure: then the loop rests, and this connects anew.
    private boolean listen() {
        try (Connection connection = PostgresSession.single(settings)) {
            line = connection;
            run(connection, LISTEN);
            run(connection, TRY_IT);
            // What was rung before this was not heard.
            wakes.values().forEach(Runnable::run);
            while (open) hear(connection);
        } catch (SQLException e) {
            if (open) throw new DataAccessResourceFailureException("the store cannot be listened to", e);
        } finally {
            heard = false;
            line = null;
        }
        return false;
    }

    private void hear(Connection connection) throws SQLException {
        if (answered(connection)) return;
        run(connection, TRY_IT);
        heard = answered(connection);
        if (!heard) LOG.log(DEBUG, () -> "the bell is not heard: nodes look for work by themselves");
    }

    private boolean answered(Connection connection) throws SQLException {
        PGConnection driver = connection.unwrap(PGConnection.class);
        // What came together with the answer to a statement is there already, and does not end a wait.
        List<PGNotification> rung = all(driver.getNotifications());
        if (rung.isEmpty()) rung = all(driver.getNotifications((int) QUIET.toMillis()));
        if (rung.isEmpty()) return false;
        heard = true;
        pause = FIRST_PAUSE;
        rung.stream().map(PGNotification::getParameter).distinct().forEach(this::wake);
        return true;
    }

    private static List<PGNotification> all(PGNotification @Nullable [] rung) {
        return rung == null ? List.of() : List.of(rung);
    }

    private void wake(String what) {
        switch (what) {
            case "calls" -> wakes.getOrDefault(Work.CALLS, () -> {}).run();
            case "callbacks" -> wakes.getOrDefault(Work.CALLBACKS, () -> {}).run();
            default -> {} // a node that tries the bell
        }
    }

    private Duration backOff() {
        Duration now = pause;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        return now;
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Override
    public void close() {
        open = false;
        Loop listening = loop;
        if (listening != null) listening.close();
        Connection connection = line;
        if (connection == null) return;
        try {
            // Ends the wait for notifications at once; an orderly close would wait for it.
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.log(DEBUG, () -> "the bell's connection was gone already: " + e);
        }
    }
}
