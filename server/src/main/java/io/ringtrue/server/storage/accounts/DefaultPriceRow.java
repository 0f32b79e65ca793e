package io.ringtrue.server.storage.accounts;

import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.storage.engine.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `default_price`: a price of the default tariff.
final class DefaultPriceRow {
    private static final String ALL = """
            SELECT prefix, price FROM default_price ORDER BY prefix
            """;
    private static final String DELETE_ALL = """
            DELETE FROM default_price
            """;
    private static final String INSERT = """
            INSERT INTO default_price (prefix, price) VALUES (:prefix, :price)
            """;

    private DefaultPriceRow() {}

    static List<Price> all(JdbcClient sql) {
        return sql.sql(ALL).query(DefaultPriceRow::read).list();
    }

    /// Puts these prices in the place of all that were there.
    static void replace(JdbcClient sql, List<Price> prices) {
        sql.sql(DELETE_ALL).update();
        for (Price price : prices) {
            sql.sql(INSERT)
                    .param("prefix", price.prefix())
                    .param("price", price.price().millionths())
                    .update();
        }
    }

    private static Price read(ResultSet row, int number) throws SQLException {
        return new Price(row.getString("prefix"), Columns.money(row, "price"));
    }
}
