package io.ringtrue.server.wiring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssetDigestTest {
    private static AssetDigest of(String... namesAndTexts) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2)
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        return AssetDigest.of(files);
    }

    @Test
    void isTheSameForTheSameFiles() throws Exception {
        assertThat(of("a.css", "x", "b.js", "y")).isEqualTo(of("b.js", "y", "a.css", "x"));
        assertThat(AssetDigest.ofThisRelease()).isEqualTo(AssetDigest.ofThisRelease());
        assertThat(AssetDigest.ofThisRelease()).isNotEqualTo(AssetDigest.of(new TreeMap<>(Map.of())));
        assertThat(AssetDigest.ofThisRelease().text()).matches("[0-9a-f]{" + AssetDigest.CHARACTERS + "}");
    }

    @Test
    void differsWithContentNamesAndWhereOneFileEnds() {
        assertThat(Stream.of(
                        of("a.css", "xy", "b.js", "y"),
                        of("a.css", "x", "b.js", "yy"),
                        of("a.css", "x", "b.js", "y"),
                        of("a.css", "x", "c.js", "y"),
                        of("a.css", "x"),
                        of("a.css", "xb.jsy")))
                .doesNotHaveDuplicates();
    }
}
