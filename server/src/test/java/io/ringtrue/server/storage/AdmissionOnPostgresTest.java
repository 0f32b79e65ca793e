package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AdmissionOnPostgresTest extends AdmissionContract {
    AdmissionOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }

    @Override
    List<Storage> twoNodes() {
        return List.of(storage, open("node-2"));
    }

    /// 791 accepts a second instead of thousands: the slots of all accounts were read for each.
    @Test
    void findsTheSlotsOfAKeyByItsKeyThoughTheStatisticsSayThatTheTableIsSmall() {
        JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url() + "&options=-c%20enable_seqscan=off"));
        sql.sql("ANALYZE limit_count").update();
        sql.sql("INSERT INTO limit_count SELECT 'PER_ACCOUNT', i, i, i, 1 FROM generate_series(1, 10000) AS i")
                .update();
        List<String> plan = sql.sql("EXPLAIN SELECT SUM(n) FROM limit_count WHERE counter = 'PER_ACCOUNT' AND key = '7'"
                        + " AND began > 1 AND latest > 1")
                .query(String.class)
                .list();
        assertThat(plan).anyMatch(line -> line.contains("limit_count_pkey"));
    }
}
