package io.ringtrue.server.storage;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.server.storage.engine.Database;
import io.ringtrue.telephony.call.trunk.Trunk;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Trunks in a table.
final class JdbcTrunkStore implements TrunkStore {
    private final Database database;
    private final InstallationKey key;

    JdbcTrunkStore(Database database, InstallationKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public List<Trunk> trunks() {
        return database.read(sql -> sql.sql("SELECT * FROM trunk ORDER BY name")
                .query((row, number) -> trunk(row))
                .list());
    }

    @Override
    public void put(Trunk trunk) {
        byte[] password =
                key.seal(purpose(trunk.name()), trunk.password().value().getBytes(StandardCharsets.UTF_8));
        database.write(sql -> sql.sql("INSERT INTO trunk (name, uri, username, password, caller_id, priority,"
                        + " max_calls, calls_per_second, codecs, media_networks, srtp,"
                        + " signalling_networks, strict_source)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET uri = excluded.uri, username = excluded.username,"
                        + " password = excluded.password, caller_id = excluded.caller_id,"
                        + " priority = excluded.priority, max_calls = excluded.max_calls,"
                        + " calls_per_second = excluded.calls_per_second, codecs = excluded.codecs,"
                        + " media_networks = excluded.media_networks, srtp = excluded.srtp,"
                        + " signalling_networks = excluded.signalling_networks,"
                        + " strict_source = excluded.strict_source")
                .param(trunk.name())
                .param(trunk.uri())
                .param(trunk.username())
                .param(password)
                .param(trunk.callerId())
                .param(trunk.priority())
                .param(trunk.maxCalls())
                .param(trunk.callsPerSecond())
                .param(String.join(",", trunk.codecs()))
                .param(String.join(",", trunk.mediaNetworks()))
                .param(trunk.srtp().name())
                .param(String.join(",", trunk.signallingNetworks()))
                .param(trunk.strictSource())
                .update());
    }

    @Override
    public boolean delete(String name) {
        return database.write(sql ->
                        sql.sql("DELETE FROM trunk WHERE name = ?").param(name).update())
                == 1;
    }

    private Trunk trunk(ResultSet row) throws SQLException {
        String name = row.getString("name");
        byte[] password = key.open(purpose(name), row.getBytes("password"));
        return new Trunk(
                name,
                row.getString("uri"),
                row.getString("username"),
                new Trunk.Password(new String(password, StandardCharsets.UTF_8)),
                row.getString("caller_id"),
                row.getInt("priority"),
                row.getInt("max_calls"),
                row.getInt("calls_per_second"),
                items(row.getString("codecs")),
                items(row.getString("media_networks")),
                Trunk.Srtp.valueOf(row.getString("srtp")),
                items(row.getString("signalling_networks")),
                row.getBoolean("strict_source"));
    }

    private static List<String> items(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    private static String purpose(String trunk) {
        return "trunk/" + trunk;
    }
}
