package io.ringtrue.numbers.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The committed tables are the ones made from the sources. If not, run `bin/numbers-data`.
class TablesAreUpToDateTest {

    private static final Path MODULE = Path.of("");
    private static final Path RESOURCES = Path.of("src/main/resources/io/ringtrue/numbers/plan");
    private static final int MOST_BYTES = 4_000_000;
    private static SortedMap<String, byte[]> made = new java.util.TreeMap<>();

    @BeforeAll
    static void makeThemAgain() {
        made = NumbersData.tables(MODULE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.bin", "formats.tsv", "prefixes.tsv", "places.bin", "timezones.tsv", "sources.tsv"})
    void makesTheCommittedBytesAgain(String table) throws IOException {
        assertThat(made.get(table)).isEqualTo(Files.readAllBytes(RESOURCES.resolve(table)));
    }

    /// The names come from the JDK's locale data, which may differ in another JDK.
    @Test
    void makesTheCommittedRegionsAgainWhateverTheirNames() throws IOException {
        List<String> committed = Files.readAllLines(RESOURCES.resolve("regions.tsv"));
        List<String> again = new String(made.get("regions.tsv"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(again.stream().map(row -> row.replaceFirst("\t.*\t", "\t")))
                .isEqualTo(committed.stream()
                        .map(row -> row.replaceFirst("\t.*\t", "\t"))
                        .toList());
        assertThat(committed).noneMatch(row -> row.contains("\t\t"));
    }

    @Test
    void tablesStaySmall() {
        assertThat(made.values().stream().mapToInt(bytes -> bytes.length).sum()).isLessThan(MOST_BYTES);
    }

    @Test
    void namesTheReleaseTheTablesAreMadeFrom() throws IOException {
        Properties release = new Properties();
        String name = "/META-INF/maven/com.googlecode.libphonenumber/libphonenumber/pom.properties";
        try (InputStream properties = PhoneNumberUtil.class.getResourceAsStream(name)) {
            release.load(properties);
        }
        assertThat(Files.readString(MODULE.resolve("data/sources.tsv")))
                .contains("plan\tlibphonenumber " + release.getProperty("version") + "\t");
    }
}
