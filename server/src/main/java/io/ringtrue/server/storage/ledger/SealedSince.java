package io.ringtrue.server.storage.ledger;

import static java.lang.System.Logger.Level.INFO;

import io.ringtrue.server.storage.accounts.Installation;
import io.ringtrue.server.storage.accounts.LedgerSeal;
import io.ringtrue.server.storage.engine.Database;
import java.util.OptionalLong;

/// Up to which entry seals may be missing: the entries of versions that made none. The number is sealed itself.
final class SealedSince {
    private static final System.Logger LOG = System.getLogger(SealedSince.class.getName());
    private static final String FACT = "ledger-unsealed-until";

    private static final String LAST = """
            SELECT COALESCE(MAX(id), 0) FROM ledger_entry
            """;
    private static final String SEALED = """
            SELECT id FROM ledger_entry WHERE seal IS NOT NULL LIMIT 1
            """;
    private static final String UNSEALED = """
            SELECT COUNT(*) FROM ledger_entry WHERE seal IS NULL
            """;

    private final Database database;
    private final Installation installation;
    private final LedgerSeal seals;

    SealedSince(Database database, LedgerSeal seals) {
        this.database = database;
        this.installation = new Installation(database);
        this.seals = seals;
    }

    /// The first start of a version that seals accepts what is there.
    void begin() {
        // Without the fact but with a seal, somebody has taken the fact away: the check says so.
        if (installation.fact(FACT).isPresent() || isSealing()) return;
        long last = last();
        if (installation.putFirst(FACT, written(last)) && last > 0) {
            LOG.log(INFO, "ledger entries are sealed from now on; those up to id " + last + " are accepted without");
        }
    }

    /// Empty: somebody has changed it.
    OptionalLong unsealedUntil() {
        String fact = installation.fact(FACT).orElse("");
        int space = fact.indexOf(' ');
        if (space < 1 || !fact.substring(0, space).matches("[0-9]{1,18}")) return OptionalLong.empty();
        long number = Long.parseLong(fact.substring(0, space));
        return fact.equals(written(number)) ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /// @return how many entries have no seal
    long accept() {
        installation.put(FACT, written(last()));
        return database.read(sql -> sql.sql(UNSEALED).query(Long.class).single());
    }

    private boolean isSealing() {
        return database.read(sql -> sql.sql(SEALED).query(Long.class).optional())
                .isPresent();
    }

    private long last() {
        return database.read(sql -> sql.sql(LAST).query(Long.class).single());
    }

    private String written(long number) {
        return number + " " + seals.ofNumber(number);
    }
}
