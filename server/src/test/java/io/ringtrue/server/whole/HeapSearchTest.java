package io.ringtrue.server.whole;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapSearchTest {
    @TempDir
    Path folder;

    /// @param before octets before the first text: none, some, and so many that it lies across two windows
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_048_540, 1_048_560, 1_048_568, 1_048_575, 1_048_576, 2_097_130})
    void findsBothFormsAnywhere(int before) throws IOException {
        ByteArrayOutputStream heap = new ByteArrayOutputStream();
        heap.write(new byte[before]);
        heap.write("canary-secret-1-Zq7".getBytes(ISO_8859_1));
        heap.write("canary-secret-1-Zq".getBytes(ISO_8859_1));
        heap.write(new byte[40]);
        heap.write("canary-secret-1-Zq7".getBytes(UTF_16BE));
        heap.write("90817263".getBytes(UTF_16BE));
        Path file = Files.write(folder.resolve("heap"), heap.toByteArray());
        HeapSearch search =
                new HeapSearch(Map.of("one", "canary-secret-1-Zq7", "two", "canary-secret-2-Zq7", "pin", "90817263"));
        assertThat(search.in(file)).isEqualTo(Map.of("one", 2L, "pin", 1L));
    }
}
