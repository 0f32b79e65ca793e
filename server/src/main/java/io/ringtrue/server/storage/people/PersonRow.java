package io.ringtrue.server.storage.people;

import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.people.NewPerson;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.people.StoredPerson;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `person`.
final class PersonRow {
    private static final String INSERT = """
            INSERT INTO person (email, name, hash, role, account_id, active, version, created)
            VALUES (:email, :name, :hash, :role, :account_id, :active, 0, :created)
            RETURNING id
            """;
    private static final String FIND = """
            SELECT id, email, name, role, account_id, active, version, created FROM person WHERE id = :id
            """;
    private static final String BY_EMAIL = """
            SELECT id, email, name, hash, role, account_id, active, version, created FROM person WHERE email = :email
            """;
    private static final String LIST = """
            SELECT id, email, name, role, account_id, active, version, created FROM person
            WHERE id > :after ORDER BY id LIMIT :limit
            """;
    private static final String ANYBODY = """
            SELECT id FROM person LIMIT 1
            """;
    private static final String PUT_PASSWORD = """
            UPDATE person SET hash = :hash, version = version + 1 WHERE id = :id
            """;
    private static final String PUT_ROLE = """
            UPDATE person SET role = :role, active = :active, version = version + 1 WHERE id = :id
            """;

    private PersonRow() {}

    /// @throws org.springframework.dao.DuplicateKeyException when the address is taken
    static Person insert(JdbcClient sql, NewPerson person) {
        long id = sql.sql(INSERT)
                .param("email", person.email().text())
                .param("name", person.name())
                .param("hash", person.hash().map(SecretHash::encoded).orElse(null))
                .param("role", person.role().name())
                .param("account_id", Columns.nullable(person.account()))
                .param("active", true)
                .param("created", person.created().toEpochMilli())
                .query(Long.class)
                .single();
        return find(sql, id).orElseThrow();
    }

    static boolean hasAny(JdbcClient sql) {
        return !sql.sql(ANYBODY).query(Long.class).list().isEmpty();
    }

    static Optional<Person> find(JdbcClient sql, long id) {
        return sql.sql(FIND).param("id", id).query(PersonRow::read).optional();
    }

    static Optional<StoredPerson> byEmail(JdbcClient sql, String email) {
        return sql.sql(BY_EMAIL)
                .param("email", email)
                .query((row, number) -> new StoredPerson(
                        read(row, number), Columns.optionalText(row, "hash").map(SecretHash::new)))
                .optional();
    }

    static List<Person> list(JdbcClient sql, long after, int limit) {
        return sql.sql(LIST)
                .param("after", after)
                .param("limit", limit)
                .query(PersonRow::read)
                .list();
    }

    static Optional<Person> putPassword(JdbcClient sql, long id, SecretHash hash) {
        sql.sql(PUT_PASSWORD).param("hash", hash.encoded()).param("id", id).update();
        SignInLinkRow.deleteOf(sql, id);
        return find(sql, id);
    }

    static Optional<Person> putRole(JdbcClient sql, long id, Role role, boolean active) {
        sql.sql(PUT_ROLE)
                .param("role", role.name())
                .param("active", active)
                .param("id", id)
                .update();
        SignInLinkRow.deleteOf(sql, id);
        return find(sql, id);
    }

    private static Person read(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getLong("id"),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Columns.optionalLong(row, "account_id"),
                row.getBoolean("active"),
                row.getLong("version"),
                Columns.instant(row, "created"));
    }
}
