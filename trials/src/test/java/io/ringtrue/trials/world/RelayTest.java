package io.ringtrue.trials.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// With PostgreSQL itself and its own client.
class RelayTest {
    @Test
    void losesTheAnswerToACommitThatWasStored() throws IOException, InterruptedException {
        try (Postgres postgres = Postgres.open();
                Relay relay = Relay.open(postgres.port())) {
            postgres.sql("trial", "CREATE TABLE seen (n int)");
            assertThat(through(relay, "BEGIN; INSERT INTO seen VALUES (1); COMMIT"))
                    .contains("COMMIT");

            relay.loseCommits(1);
            assertThatThrownBy(() -> through(relay, "BEGIN; INSERT INTO seen VALUES (2); COMMIT"))
                    .hasMessageContaining("closed the connection");

            assertThat(postgres.sql("trial", "SELECT count(*) FROM seen")).isEqualTo("2");
            assertThat(relay.commitsLost()).isEqualTo(1);
            assertThat(through(relay, "SELECT max(n) FROM seen")).contains("2");

            relay.cut();
            assertThatThrownBy(() -> through(relay, "SELECT 1")).isInstanceOf(IllegalStateException.class);
            relay.mend();
            assertThat(through(relay, "SELECT 41 + 1")).contains("42");
        }
    }

    @Test
    void keepsWhatWasCommittedBeforeThePostmasterWasKilled() throws InterruptedException {
        try (Postgres postgres = Postgres.open()) {
            postgres.sql("trial", "CREATE TABLE seen AS SELECT 1 AS n");
            postgres.kill();
            assertThatThrownBy(() -> postgres.sql("trial", "SELECT 1")).isInstanceOf(IllegalStateException.class);
            postgres.start();

            assertThat(postgres.sql("trial", "SELECT count(*) FROM seen")).isEqualTo("1");
        }
    }

    private static String through(Relay relay, String statement) {
        String where = "host=127.0.0.1 port=" + relay.port() + " user=ringtrue dbname=trial sslmode=disable";
        return Shell.run("psql", "-At", "-c", statement, where);
    }
}
