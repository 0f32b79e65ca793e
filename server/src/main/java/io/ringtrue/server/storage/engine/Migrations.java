package io.ringtrue.server.storage.engine;

import static java.lang.System.Logger.Level.WARNING;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/// Brings the database to this version's form, each step in a transaction. Nodes that start together wait for each
/// other, and one of them does it.
public final class Migrations {
    private static final System.Logger LOG = System.getLogger(Migrations.class.getName());

    private Migrations() {}

    /// A database of a newer version stays as it is: a step never takes away what the version before needs.
    ///
    /// @return the newest form that this version knows
    public static int run(StorageSettings settings, SqlDialect dialect) {
        String user = settings.username();
        Flyway flyway = Flyway.configure()
                .dataSource(settings.url(), user.isEmpty() ? null : user, user.isEmpty() ? null : settings.password())
                .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect.folder())
                .placeholders(dialect.columnTypes())
                .cleanDisabled(true)
                .initSql(dialect == SqlDialect.POSTGRESQL ? PostgresSession.FOR_MIGRATIONS : null)
                .load();
        flyway.migrate();
        // Asked once: each answer reads all steps and connects anew.
        List<MigrationInfo> steps = List.of(flyway.info().all());
        int known = newest(steps, true);
        int there = newest(steps, false);
        if (there > known) {
            LOG.log(
                    WARNING,
                    "the database has form " + there + " of a newer version; this version knows " + known
                            + ", and does without what is new");
        }
        return known;
    }

    private static int newest(List<MigrationInfo> steps, boolean knownHere) {
        return steps.stream()
                .filter(step -> !knownHere || step.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .filter(version -> version != null)
                .map(MigrationVersion::getMajor)
                .mapToInt(major -> major.intValueExact())
                .max()
                .orElse(0);
    }
}
