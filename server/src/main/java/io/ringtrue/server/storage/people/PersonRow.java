package io.ringtrue.server.storage.people;

import io.ringtrue.server.accounts.SecretHash;
import io.ringtrue.server.people.NewPerson;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.people.PersonLine;
import io.ringtrue.server.people.PersonSearch;
import io.ringtrue.server.people.Role;
import io.ringtrue.server.people.StoredPerson;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private static final String LINE = """
            SELECT p.id, p.email, p.name, p.role, p.account_id, p.active, p.version, p.created,
                p.hash IS NOT NULL AS has_password, f.person_id IS NOT NULL AS has_factor,
                EXISTS (SELECT l.person_id FROM provider_link l WHERE l.person_id = p.id) AS has_link
            FROM person p LEFT JOIN second_factor f ON f.person_id = p.id AND f.confirmed
            WHERE p.id = :id
            """;
    private static final String LIST = """
            SELECT p.id, p.email, p.name, p.role, p.account_id, p.active, p.version, p.created,
                p.hash IS NOT NULL AS has_password, f.person_id IS NOT NULL AS has_factor,
                EXISTS (SELECT l.person_id FROM provider_link l WHERE l.person_id = p.id) AS has_link
            FROM person p LEFT JOIN second_factor f ON f.person_id = p.id AND f.confirmed
            WHERE p.id > :after AND (p.email LIKE :pattern ESCAPE '!' OR LOWER(p.name) LIKE :pattern ESCAPE '!')
            ORDER BY p.id LIMIT :limit
            """;
    private static final String LIST_OF_ACCOUNT = """
            SELECT p.id, p.email, p.name, p.role, p.account_id, p.active, p.version, p.created,
                p.hash IS NOT NULL AS has_password, f.person_id IS NOT NULL AS has_factor,
                EXISTS (SELECT l.person_id FROM provider_link l WHERE l.person_id = p.id) AS has_link
            FROM person p LEFT JOIN second_factor f ON f.person_id = p.id AND f.confirmed
            WHERE p.account_id = :account_id AND p.id > :after
                AND (p.email LIKE :pattern ESCAPE '!' OR LOWER(p.name) LIKE :pattern ESCAPE '!')
            ORDER BY p.id LIMIT :limit
            """;
    private static final String OTHER_OWNERS = """
            SELECT id FROM person
            WHERE account_id IS NULL AND role = 'OWNER' AND active AND id <> :id
            ORDER BY id LIMIT 1
            """;
    private static final String SIGN_OUT = """
            UPDATE person SET version = version + 1 WHERE id = :id
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

    static Optional<PersonLine> line(JdbcClient sql, long id) {
        return sql.sql(LINE).param("id", id).query(PersonRow::readLine).optional();
    }

    static List<PersonLine> list(JdbcClient sql, PersonSearch search, int limit) {
        JdbcClient.StatementSpec statement = search.account().isPresent()
                ? sql.sql(LIST_OF_ACCOUNT).param("account_id", search.account().getAsLong())
                : sql.sql(LIST);
        return statement
                .param("after", search.after())
                .param("pattern", pattern(search.text()))
                .param("limit", limit)
                .query(PersonRow::readLine)
                .list();
    }

    private static String pattern(String text) {
        return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    static boolean hasOtherOwner(JdbcClient sql, long id) {
        return sql.sql(OTHER_OWNERS)
                .param("id", id)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    static Map<Long, Long> versions(JdbcClient sql, Set<Long> ids) {
        return ids.stream()
                .flatMap(id -> find(sql, id).stream())
                .filter(Person::active)
                .collect(Collectors.toMap(Person::id, Person::version));
    }

    static void signOut(JdbcClient sql, long id) {
        sql.sql(SIGN_OUT).param("id", id).update();
        SignInLinkRow.deleteOf(sql, id);
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

    private static PersonLine readLine(ResultSet row, int number) throws SQLException {
        return new PersonLine(
                read(row, number),
                row.getBoolean("has_password"),
                row.getBoolean("has_factor"),
                row.getBoolean("has_link"));
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
