package io.ringtrue.server.storage.trunks;

import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.server.storage.engine.SqlDialect;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The unit that replaces a trunk. It locks the name and not the row: a new trunk has no row yet.
record ReplaceTrunk(String name, Function<Optional<TrunkDraft>, Trunk> replacement, TrunkRow row, SqlDialect dialect)
        implements Database.Unit<Trunk> {
    @Override
    public Trunk run(JdbcClient sql) {
        dialect.lock(sql, new TreeSet<>(Set.of("trunk/" + name)));
        Trunk trunk = replacement.apply(row.find(sql, name));
        if (!trunk.name().equals(name)) throw new IllegalArgumentException("name: must be " + name);
        row.put(sql, trunk);
        return trunk;
    }
}
