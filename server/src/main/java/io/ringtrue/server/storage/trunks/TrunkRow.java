package io.ringtrue.server.storage.trunks;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row of `trunk`, which has a column for each setting.
///
/// @param key seals the password
record TrunkRow(InstallationKey key) {
    private static final String ALL = """
            SELECT * FROM trunk ORDER BY name
            """;
    private static final String FIND = """
            SELECT * FROM trunk WHERE name = :name
            """;
    private static final String PUT = """
            INSERT INTO trunk (name, uri, username, password, caller_id, priority, max_calls, calls_per_second,
                codecs, media_networks, srtp, signalling_networks, strict_source)
            VALUES (:name, :uri, :username, :password, :caller_id, :priority, :max_calls, :calls_per_second,
                :codecs, :media_networks, :srtp, :signalling_networks, :strict_source)
            ON CONFLICT (name) DO UPDATE SET uri = excluded.uri, username = excluded.username,
                password = excluded.password, caller_id = excluded.caller_id, priority = excluded.priority,
                max_calls = excluded.max_calls, calls_per_second = excluded.calls_per_second,
                codecs = excluded.codecs, media_networks = excluded.media_networks, srtp = excluded.srtp,
                signalling_networks = excluded.signalling_networks, strict_source = excluded.strict_source
            """;
    private static final String DELETE = """
            DELETE FROM trunk WHERE name = :name
            """;

    /// In the order of their names.
    List<TrunkDraft> all(JdbcClient sql) {
        return sql.sql(ALL).query(this::read).list();
    }

    Optional<TrunkDraft> find(JdbcClient sql, String name) {
        return sql.sql(FIND).param("name", name).query(this::read).optional();
    }

    /// Puts a trunk in the place of the one of its name.
    int put(JdbcClient sql, Trunk trunk) {
        JdbcClient.StatementSpec put = sql.sql(PUT).param("name", trunk.name());
        for (Map.Entry<TrunkSetting, Object> each : trunk.settings().entrySet()) {
            put = put.param(column(each.getKey()), stored(trunk.name(), each.getValue()));
        }
        return put.update();
    }

    /// @return how many there were: 0 or 1
    static int delete(JdbcClient sql, String name) {
        return sql.sql(DELETE).param("name", name).update();
    }

    private Object stored(String trunk, Object value) {
        return switch (value) {
            case Trunk.Password password ->
                key.seal(purpose(trunk), password.value().getBytes(StandardCharsets.UTF_8));
            case Trunk.Srtp srtp -> srtp.name();
            case List<?> list ->
                String.join(",", list.stream().map(String::valueOf).toList());
            default -> value;
        };
    }

    private TrunkDraft read(ResultSet row, int number) throws SQLException {
        String name = row.getString("name");
        Map<TrunkSetting, Object> settings = new EnumMap<>(TrunkSetting.class);
        for (TrunkSetting setting : TrunkSetting.values()) settings.put(setting, written(name, row, setting));
        return new TrunkDraft(name, settings);
    }

    private Object written(String trunk, ResultSet row, TrunkSetting setting) throws SQLException {
        String column = column(setting);
        return switch (setting) {
            case URI, USERNAME, CALLER_ID, SRTP -> row.getString(column);
            case PRIORITY, MAX_CALLS, CALLS_PER_SECOND -> row.getInt(column);
            case STRICT_SOURCE -> row.getBoolean(column);
            case CODECS, MEDIA_NETWORKS, SIGNALLING_NETWORKS -> items(row.getString(column));
            case PASSWORD ->
                new Trunk.Password(new String(key.open(purpose(trunk), row.getBytes(column)), StandardCharsets.UTF_8));
        };
    }

    private static String column(TrunkSetting setting) {
        return setting.word().replace('-', '_');
    }

    private static List<String> items(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    private static String purpose(String trunk) {
        return "trunk/" + trunk;
    }
}
