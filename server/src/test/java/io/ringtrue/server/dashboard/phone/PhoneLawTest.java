package io.ringtrue.server.dashboard.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.audio.G711;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page's G.711, run by Node.js, and ours agree.
class PhoneLawTest {
    private static final String SCRIPT = """
            import { decode, encode } from "./law.mjs";
            const all = Uint8Array.from({ length: 256 }, (_, octet) => octet);
            console.log([...decode(all)].map(sample => Math.round(sample * 32768)).join(" "));
            console.log([...encode(decode(all))].join(" "));
            """;

    @Test
    void decodesEachOctetToTheSameSampleAndEncodesItBack(@TempDir Path folder) throws Exception {
        Files.copy(Path.of("src/main/resources/static/assets/phone-law.js"), folder.resolve("law.mjs"));
        Files.writeString(folder.resolve("all.mjs"), SCRIPT);
        Process node = new ProcessBuilder("node", "all.mjs")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(node.waitFor()).as(lines.toString()).isZero();
        List<Integer> samples = new ArrayList<>();
        List<Integer> octets = new ArrayList<>();
        for (int octet = 0; octet < 256; octet++) {
            short sample = G711.MU_LAW.decode((byte) octet);
            samples.add((int) sample);
            octets.add(G711.MU_LAW.encode(sample) & 0xFF);
        }
        assertThat(numbers(lines.getFirst())).isEqualTo(samples);
        assertThat(numbers(lines.get(1))).isEqualTo(octets);
    }

    private static List<Integer> numbers(String line) {
        return Arrays.stream(line.split(" ")).map(Integer::valueOf).toList();
    }
}
