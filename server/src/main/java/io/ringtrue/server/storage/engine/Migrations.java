package io.ringtrue.server.storage.engine;

import org.flywaydb.core.Flyway;

/// Brings the database to this version's form, each step in a transaction.
public final class Migrations {
    private Migrations() {}

    public static void run(StorageSettings settings, SqlDialect dialect) {
        String user = settings.username();
        Flyway.configure()
                .dataSource(settings.url(), user.isEmpty() ? null : user, user.isEmpty() ? null : settings.password())
                .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect.folder())
                .placeholders(dialect.columnTypes())
                .cleanDisabled(true)
                .load()
                .migrate();
    }
}
