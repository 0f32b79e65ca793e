package io.ringtrue.server.storage;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Databases on PostgreSQL that one test uses after another, each time as empty as a new one. A database is given out
/// again only if its whole form is as it was before its first test, and everybody has left it.
final class EmptiedDatabases {
    /// What a test may change but rows: tables, columns, keys, triggers, functions, views, settings, statistics.
    /// Owners, policies and types are not looked at: no test changes them. `xmin` changes with each change of a
    /// catalog's row; TRUNCATE changes that of `pg_class`.
    private static final String FORM = """
            SELECT md5(string_agg(part, ',' ORDER BY part))
            FROM (
                SELECT concat_ws(' ', 'class', oid, relname, relkind, relnamespace, reltuples, relpages, reloptions, relacl)
                FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind <> 'S'
                UNION ALL SELECT concat_ws(' ', 'column', attrelid, attnum, xmin) FROM pg_attribute WHERE attrelid >= 16384
                UNION ALL SELECT concat_ws(' ', 'key', oid, xmin) FROM pg_constraint WHERE oid >= 16384
                UNION ALL SELECT concat_ws(' ', 'trigger', oid, xmin) FROM pg_trigger WHERE oid >= 16384
                UNION ALL SELECT concat_ws(' ', 'function', oid, xmin) FROM pg_proc WHERE oid >= 16384
                UNION ALL SELECT concat_ws(' ', 'view', oid, xmin) FROM pg_rewrite WHERE oid >= 16384
                UNION ALL SELECT concat_ws(' ', 'default', oid, xmin) FROM pg_attrdef
                UNION ALL SELECT concat_ws(' ', 'sequence', seqrelid, xmin) FROM pg_sequence
                UNION ALL SELECT concat_ws(' ', 'schema', oid, xmin) FROM pg_namespace
                    WHERE nspname NOT LIKE 'pg\\_t%temp\\_%'
                UNION ALL SELECT concat_ws(' ', 'setting', xmin)
                    FROM pg_db_role_setting
                    WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
                UNION ALL SELECT concat_ws(' ', 'statistics', starelid) FROM pg_statistic WHERE starelid >= 16384
            ) AS parts (part)
            """;

    private static final String TABLES = """
            SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
            """;

    /// TRUNCATE asks for their files although they have no rows.
    private static final String EMPTY = "SELECT '%1$s' AS name WHERE EXISTS (SELECT FROM %1$s)";

    /// A statement that puts all sequences back to where they are now.
    private static final String SEQUENCES = """
            SELECT 'SELECT ' || string_agg(
                format('setval(%L, %s, %L)', sequencename, COALESCE(last_value, start_value), last_value IS NOT NULL), ', ')
            FROM pg_sequences
            """;

    /// A statement that puts back what the planner takes for the sizes of tables: TRUNCATE has it forgotten.
    private static final String SIZES = """
            SELECT 'UPDATE pg_class AS c SET relpages = size.pages, reltuples = size.tuples FROM (VALUES '
                || string_agg(format('(%s::oid, %s, %s::real)', oid, relpages, reltuples), ', ')
                || ') AS size (oid, pages, tuples) WHERE c.oid = size.oid'
                || ' AND (c.relpages <> size.pages OR c.reltuples <> size.tuples)'
            FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')
            """;

    private static final Deque<Database> IDLE = new ArrayDeque<>();
    private static final Map<String, Database> GIVEN = new ConcurrentHashMap<>();

    /// @param seeds the rows of each table that has some, as JSON
    /// @param nonEmpty a statement that asks which tables have rows
    /// @param sequences a statement that puts them back
    /// @param sizes a statement that puts them back
    private record New(String form, Map<String, String> seeds, String nonEmpty, String sequences, String sizes) {}

    private record Database(int number, String url, New asNew) {}

    private EmptiedDatabases() {}

    /// @return the URL of an empty one
    static String take() {
        Database database;
        synchronized (IDLE) {
            database = IDLE.pollLast();
        }
        if (database == null) database = create();
        GIVEN.put(database.url(), database);
        return database.url();
    }

    /// To be called when the test has closed what it opened.
    static void giveBack(String url) {
        Database database = GIVEN.remove(url);
        if (database == null) return;
        if (ReusedBackends.inUse(database.number()) == 0 && isEmptied(database)) {
            synchronized (IDLE) {
                IDLE.add(database);
            }
        } else {
            ReusedBackends.end(database.number());
        }
    }

    private static Database create() {
        String plain = Engine.POSTGRESQL.newDatabase(Path.of(""));
        int number = Integer.parseInt(plain.replaceAll(".*/test_(\\d+)\\?.*", "$1"));
        String url = plain + ReusedBackends.parameters(number);
        return new Database(number, url, with(url, EmptiedDatabases::asNew));
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(JdbcClient sql);
    }

    private static <T> T with(String url, Work<T> work) {
        SingleConnectionDataSource connection = new SingleConnectionDataSource(url, true);
        try {
            return work.on(JdbcClient.create(connection));
        } finally {
            connection.destroy();
        }
    }

    private static New asNew(JdbcClient sql) {
        List<String> tables = sql.sql(TABLES).query(String.class).list();
        String nonEmpty =
                String.join(" UNION ALL ", tables.stream().map(EMPTY::formatted).toList());
        Map<String, String> seeds = new ConcurrentHashMap<>();
        for (String table : sql.sql(nonEmpty).query(String.class).list()) seeds.put(table, rows(sql, table));
        return new New(
                form(sql),
                seeds,
                nonEmpty,
                sql.sql(SEQUENCES).query(String.class).single(),
                sql.sql(SIZES).query(String.class).single());
    }

    private static String form(JdbcClient sql) {
        return sql.sql(FORM).query(String.class).single();
    }

    private static String rows(JdbcClient sql, String table) {
        return sql.sql("SELECT json_agg(t)::text FROM " + table + " AS t")
                .query(String.class)
                .single();
    }

    private static boolean isEmptied(Database database) {
        try {
            return with(database.url(), sql -> isEmptied(sql, database.asNew()));
        } catch (DataAccessException e) {
            System.err.println("a test's database is not used again: " + e.getMessage());
            return false;
        }
    }

    private static boolean isEmptied(JdbcClient sql, New asNew) {
        // What somebody still holds is not waited for.
        sql.sql("SET lock_timeout = '1s'").update();
        // The triggers refuse to delete what is only added.
        sql.sql("SET session_replication_role = replica").update();
        List<String> changed = sql.sql(asNew.nonEmpty()).query(String.class).stream()
                .filter(table -> !asNew.seeds().containsKey(table)
                        || !asNew.seeds().get(table).equals(rows(sql, table)))
                .toList();
        if (!changed.isEmpty())
            sql.sql("TRUNCATE " + String.join(", ", changed) + " CASCADE").update();
        asNew.seeds().forEach((table, rows) -> restore(sql, table, rows));
        sql.sql(asNew.sequences()).query((row, number) -> true).single();
        sql.sql(asNew.sizes()).update();
        return form(sql).equals(asNew.form());
    }

    /// What has gone with others' rows, or was changed.
    private static void restore(JdbcClient sql, String table, String rows) {
        boolean empty = sql.sql("SELECT NOT EXISTS (SELECT FROM " + table + ")")
                .query(Boolean.class)
                .single();
        if (empty) {
            sql.sql("INSERT INTO " + table + " OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::"
                            + table + ", CAST(:rows AS JSON))")
                    .param("rows", rows)
                    .update();
        }
    }
}
