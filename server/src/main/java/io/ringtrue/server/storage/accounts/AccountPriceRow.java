package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `account_price`: a price of an account's own tariff.
final class AccountPriceRow {
    private static final String OF_ACCOUNT = """
            SELECT prefix, price FROM account_price WHERE account_id = :account_id ORDER BY prefix
            """;
    private static final String DELETE_OF_ACCOUNT = """
            DELETE FROM account_price WHERE account_id = :account_id
            """;
    private static final String INSERT = """
            INSERT INTO account_price (account_id, prefix, price) VALUES (:account_id, :prefix, :price)
            """;

    private AccountPriceRow() {}

    static List<Price> of(JdbcClient sql, long accountId) {
        return sql.sql(OF_ACCOUNT)
                .param("account_id", accountId)
                .query(AccountPriceRow::read)
                .list();
    }

    /// Puts these prices in the place of all that the account had.
    static void replace(JdbcClient sql, long accountId, List<Price> prices) {
        sql.sql(DELETE_OF_ACCOUNT).param("account_id", accountId).update();
        for (Price price : prices) {
            sql.sql(INSERT)
                    .param("account_id", accountId)
                    .param("prefix", price.prefix())
                    .param("price", price.price().millionths())
                    .update();
        }
    }

    private static Price read(ResultSet row, int number) throws SQLException {
        return new Price(row.getString("prefix"), Columns.money(row, "price"));
    }
}
