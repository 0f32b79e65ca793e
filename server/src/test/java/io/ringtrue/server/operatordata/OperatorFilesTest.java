package io.ringtrue.server.operatordata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.SwappableNumbers;
import io.ringtrue.numbers.operators.RefusedFile;
import io.ringtrue.numbers.plan.LineType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers always agree with the files of the data folder: bad files change nothing, good ones
/// stay over restarts.
class OperatorFilesTest {
    static final String CODES = """
            State\tNPA-NXX\tOCN\tCompany\tRateCenter\tEffectiveDate\tUse\tAssignDate\tInitial/Growth\tPooled Code\tIn Service
            NJ\t201-510\t6529\tSAMPLE MOBILE\tHACKENSACK\t\tAS\t10/05/1998\tG\tN\tY
            NJ\t201-200\t9206\tSAMPLE BELL\tJERSEYCITY\t\tAS\t10/05/1998\t\tN\tY
            """;
    static final String NEWER = CODES.replace("6529", "9206")
            .replace("SAMPLE MOBILE", "SAMPLE OTHER")
            .replace("1998", "2020");

    private static final CompiledNumbers PLAN = CompiledNumbers.load();

    @TempDir
    Path folder;

    private final SwappableNumbers numbers = new SwappableNumbers(PLAN);

    private OperatorFiles opened() {
        OperatorFiles files = new OperatorFiles(folder.resolve("numbers"), numbers, Clock.systemUTC());
        files.loadFolder();
        return files;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String answer() {
        return numbers.describe("+12015106000").lineType() + " "
                + numbers.describe("+12015106000").carrier().orElse("-");
    }

    private List<String> inFolder() throws IOException {
        try (Stream<Path> paths = Files.list(folder.resolve("numbers"))) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void put(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("numbers"));
        Files.writeString(folder.resolve("numbers").resolve(name), text);
    }

    @Test
    void answersByThePlanWithoutAFolder() {
        assertThat(opened().loaded()).isEmpty();
        assertThat(answer()).isEqualTo("FIXED_LINE_OR_MOBILE -");
    }

    @Test
    void changesAnswersAtOnceAndKeepsThemOverARestart() throws IOException, RefusedFile {
        Load load = opened().load(stream(CODES), false);

        assertThat(answer()).isEqualTo("MOBILE SAMPLE MOBILE");
        assertThat(load.effect().added()).isEqualTo(2);
        assertThat(inFolder()).containsExactly("nanpa-codes.csv");

        numbers.swap(PLAN.allocations());
        assertThat(answer()).isEqualTo("FIXED_LINE_OR_MOBILE -");
        assertThat(opened().loaded()).hasSize(1);
        assertThat(answer()).isEqualTo("MOBILE SAMPLE MOBILE");
    }

    @Test
    void changesNothingInADryRun() throws IOException, RefusedFile {
        Load load = opened().load(stream(CODES), true);

        assertThat(load.effect().added()).isEqualTo(2);
        assertThat(load.effect().answers()).singleElement().satisfies(change -> {
            assertThat(change.callingCode()).isEqualTo(1);
            assertThat(change.sample()).isEqualTo(100_000);
        });
        assertThat(answer()).isEqualTo("FIXED_LINE_OR_MOBILE -");
        assertThat(inFolder()).isEmpty();
    }

    @Test
    void keepsTheOldTableWhenAFileIsRefused() throws IOException, RefusedFile {
        OperatorFiles files = opened();
        files.load(stream(CODES), false);

        for (String bad : List.of(
                "<html>", "", "a,b\n1,2\n", CODES.substring(0, CODES.length() - 20), CODES.replace("AS", "A\u0000"))) {
            assertThatThrownBy(() -> files.load(stream(bad), false))
                    .isInstanceOf(RefusedFile.class)
                    .hasMessageContaining("line ");
        }
        assertThat(answer()).isEqualTo("MOBILE SAMPLE MOBILE");
        assertThat(inFolder()).containsExactly("nanpa-codes.csv");
    }

    @Test
    void replacesAFileOfTheSameKindWhateverItWasCalled() throws IOException, RefusedFile {
        put("CoCodeAssignment.txt", CODES);
        OperatorFiles files = opened();

        Load load = files.load(stream(NEWER), false);

        assertThat(load.effect().changed()).isEqualTo(1);
        assertThat(answer()).isEqualTo("FIXED_LINE SAMPLE OTHER");
        assertThat(inFolder()).containsExactly("nanpa-codes.csv");
        assertThat(files.loaded()).hasSize(1);
    }

    @Test
    void startsWithTheGoodFilesWhenOneIsBad() throws IOException {
        put("codes.txt", CODES);
        put("broken.csv", "NPA-NXX\tOCN\tCompany\tUse\nx\ty\tz\tAS\n");
        put(".upload-17", "left over");

        assertThat(opened().loaded()).hasSize(1);
        assertThat(answer()).isEqualTo("MOBILE SAMPLE MOBILE");
        assertThat(inFolder()).containsExactly("broken.csv", "codes.txt");
    }

    @Test
    void usesTheNewerOfTwoFilesOfAKind() throws IOException {
        put("a.txt", NEWER);
        put("b.txt", CODES);

        assertThat(opened().loaded()).hasSize(1);
        assertThat(answer()).isEqualTo("FIXED_LINE SAMPLE OTHER");
    }

    @Test
    void takesTheOperatorsClasses() throws IOException, RefusedFile {
        OperatorFiles files = opened();
        files.load(stream(CODES), false);
        files.load(stream("ocn,class\n6529,wireline\n"), false);

        assertThat(numbers.describe("+12015106000").lineType()).isEqualTo(LineType.FIXED_LINE);
        assertThat(inFolder()).containsExactly("nanpa-codes.csv", "ocn-class.csv");
    }
}
