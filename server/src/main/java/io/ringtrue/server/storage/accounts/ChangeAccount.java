package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that changes an account: it reads the row, locks it and writes it, so that of two changes at once the
/// second sees the first. Empty when there is no such account.
record ChangeAccount(long id, UnaryOperator<Account> change, SqlDialect dialect)
        implements Database.Unit<Optional<Account>> {
    private static final String FIND = """
            SELECT %s FROM account a WHERE a.id = :id
            """.formatted(AccountRow.COLUMNS);

    @Override
    public Optional<Account> run(JdbcClient sql) {
        return sql.sql(FIND + dialect.forUpdate())
                .param("id", id)
                .query(AccountRow::read)
                .optional()
                .map(account -> changed(sql, account));
    }

    private Account changed(JdbcClient sql, Account account) {
        Account wanted = change.apply(account);
        AccountRow.update(sql, id, wanted.name(), wanted.company(), wanted.settings(), wanted.active());
        return new Account(id, wanted.name(), wanted.company(), wanted.settings(), wanted.active(), account.created());
    }
}
