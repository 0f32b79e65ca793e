package io.ringtrue.server.storage.ledger;

import io.ringtrue.server.alerts.LowBalance;
import io.ringtrue.server.alerts.LowBalanceStore;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.storage.engine.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Low balances in the table of accounts. Nothing is written while no balance has crossed its alert, and the units
/// that move money have nothing to do with it.
public final class JdbcLowBalanceStore implements LowBalanceStore {
    private static final String CROSSED = """
            SELECT COUNT(*) FROM account
            WHERE low AND (balance_alert IS NULL OR balance >= balance_alert)
                OR NOT low AND active AND balance < balance_alert
            """;

    private final Database database;

    public JdbcLowBalanceStore(Database database) {
        this.database = database;
    }

    @Override
    public List<LowBalance> tell(Instant now, int most, Function<LowBalance, Optional<NewCallback>> compose) {
        boolean crossed =
                database.read(sql -> sql.sql(CROSSED).query(Long.class).single()) > 0;
        return crossed ? database.write(new TellLowBalances(now, most, compose, database.dialect())) : List.of();
    }
}
