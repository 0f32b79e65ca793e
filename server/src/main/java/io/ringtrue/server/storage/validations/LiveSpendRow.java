package io.ringtrue.server.storage.validations;

import io.ringtrue.server.ledger.Money;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `live_spend`: what queries to a live source have cost on a day.
final class LiveSpendRow {
    private static final String ADD = """
            INSERT INTO live_spend (source, day, spent) VALUES (:source, :day, :price)
            ON CONFLICT (source, day) DO UPDATE SET spent = live_spend.spent + excluded.spent
            WHERE live_spend.spent <= :most_before
            """;

    private LiveSpendRow() {}

    /// Adds a price to the day's sum.
    ///
    /// @param mostBefore if the sum is higher than this, nothing is added
    /// @return whether it was added
    static boolean add(JdbcClient sql, String source, LocalDate day, Money price, Money mostBefore) {
        return sql.sql(ADD)
                        .param("source", source)
                        .param("day", day.toEpochDay())
                        .param("price", price.millionths())
                        .param("most_before", mostBefore.millionths())
                        .update()
                == 1;
    }
}
