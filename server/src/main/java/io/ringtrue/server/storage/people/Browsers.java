package io.ringtrue.server.storage.people;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ringtrue.server.storage.engine.PostgresDatabase;
import io.ringtrue.server.storage.engine.SqliteDatabase;
import io.ringtrue.server.storage.engine.StorageSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Who is signed in at which browser: on PostgreSQL in the shared database, so that every node knows; on SQLite in
/// `data-dir/sessions.db`, because each request of a browser writes, and the one writer of the main file has better
/// things to do. Losing that file signs everybody out, and does no other harm.
public final class Browsers implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final String KNOWN = """
            SELECT session_id FROM spring_session WHERE session_id IN (:ids)
            """;

    private final HikariDataSource connections;
    private final JdbcIndexedSessionRepository table;
    private final @Nullable ExecutorService thread;

    private Browsers(HikariDataSource connections, @Nullable ExecutorService thread, Duration idle) {
        this.connections = connections;
        this.thread = thread;
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(connections));
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.table = new JdbcIndexedSessionRepository(new JdbcTemplate(connections), transactions);
        table.setDefaultMaxInactiveInterval(idle);
        table.setConversionService(textsOnly());
    }

    /// @param idle what is not used for so long is forgotten
    /// @param platformThreads makes the threads that talk to the database
    public static Browsers open(StorageSettings settings, Duration idle, ThreadFactory platformThreads) {
        return SqliteDatabase.speaks(settings.url())
                ? sqlite(settings.dataDir().resolve("sessions.db"), idle, platformThreads)
                : postgres(settings, idle, platformThreads);
    }

    private static Browsers postgres(StorageSettings settings, Duration idle, ThreadFactory platformThreads) {
        HikariConfig config = PostgresDatabase.config(settings, platformThreads);
        config.setPoolName("ringtrue-browsers");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        return new Browsers(new HikariDataSource(config), null, idle);
    }

    private static Browsers sqlite(Path file, Duration idle, ThreadFactory platformThreads) {
        String url = "jdbc:sqlite:" + file;
        SqliteDatabase.makePrivate(url);
        HikariConfig config = new HikariConfig();
        config.setPoolName("ringtrue-browsers");
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(1);
        config.setThreadFactory(platformThreads);
        // A power cut may sign somebody out; nothing waits for the disk.
        config.addDataSourceProperty("busy_timeout", "5000");
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "NORMAL");
        config.addDataSourceProperty("foreign_keys", "true");
        config.addDataSourceProperty("secure_delete", "true");
        HikariDataSource connections = new HikariDataSource(config);
        makeTables(connections);
        return new Browsers(connections, Executors.newSingleThreadExecutor(named(platformThreads, "browsers")), idle);
    }

    private static ThreadFactory named(ThreadFactory platformThreads, String name) {
        return work -> {
            Thread thread = platformThreads.newThread(work);
            thread.setName(name);
            return thread;
        };
    }

    private static void makeTables(DataSource connections) {
        new ResourceDatabasePopulator(new ClassPathResource("db/browsers/sqlite.sql")).execute(connections);
    }

    /// Texts are all that is kept, as UTF-8: no object is ever made from what the table holds.
    private static ConversionService textsOnly() {
        GenericConversionService texts = new GenericConversionService();
        texts.addConverter(Object.class, byte[].class, value -> {
            if (!(value instanceof String text)) throw new IllegalArgumentException("only texts are kept");
            return text.getBytes(StandardCharsets.UTF_8);
        });
        texts.addConverter(byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return texts;
    }

    /// For any thread, virtual ones too: SQLite's native calls are made on a thread of the platform.
    public SessionRepository<? extends Session> repository() {
        ExecutorService platform = thread;
        return platform == null ? table : new OnOneThread<>(table, platform);
    }

    /// Those of these that are not forgotten.
    public Set<String> known(Set<String> ids) {
        if (ids.isEmpty()) return Set.of();
        ExecutorService platform = thread;
        return platform == null ? read(ids) : OnOneThread.wait(platform.submit(() -> read(ids)));
    }

    private Set<String> read(Set<String> ids) {
        JdbcClient sql = JdbcClient.create(connections);
        return new HashSet<>(
                sql.sql(KNOWN).param("ids", ids).query(String.class).list());
    }

    /// Deletes what nobody has used for too long.
    public void forgetOld() {
        ExecutorService platform = thread;
        if (platform == null) {
            table.cleanUpExpiredSessions();
        } else {
            OnOneThread.wait(platform.submit(table::cleanUpExpiredSessions));
        }
    }

    @Override
    public void close() {
        ExecutorService platform = thread;
        if (platform != null) platform.close();
        connections.close();
    }
}
