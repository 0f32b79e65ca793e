package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionOnSqliteTest extends RetentionContract {
    RetentionOnSqliteTest() {
        super(Engine.SQLITE);
    }

    /// `secure_delete` overwrites what a page no longer holds, in tables and in indexes.
    @Test
    void leavesNoDigitInTheFile() throws IOException {
        for (int i = 0; i < 120; i++) finished(NOW.plusMillis(i));
        deliver(NOW.plusSeconds(1));
        storage.close();
        assertThat(file()).contains(NUMBER);
        storage = open("node-1");
        Duration kept = Duration.ofDays(30);
        assertThat(storage.retention().mask(NOW.plusSeconds(1), NOW.plus(kept))).isEqualTo(120);
        storage.close();
        assertThat(file()).doesNotContain(NUMBER).doesNotContain("555-9876").contains("1201555****");
        storage = open("node-1");
    }

    private String file() throws IOException {
        return Files.readString(Path.of(url().substring("jdbc:sqlite:".length())), StandardCharsets.ISO_8859_1);
    }
}
