package io.ringtrue.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NdjsonTest {
    private static String answered(String line) throws Exception {
        BulkOptions options = Cleaning.options(Optional.of("phone"), AnswerColumn.E164, AnswerColumn.FAULT);
        return Cleaning.of("{}\n" + line + "\n", options).out().split("\n", -1)[1];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"phone\":\"2015106000\"} ~ {\"phone\":\"2015106000\",\"phone_e164\":\"+12015106000\",\"phone_fault\":null}",
                "{\"phone\":2015106000,\"a\":[1,{\"b\":null}]} ~ {\"phone\":2015106000,\"a\":[1,{\"b\":null}],\"phone_e164\":\"+12015106000\",\"phone_fault\":null}",
                "{\"phone\":\"\\u002b442015412653\"} ~ {\"phone\":\"\\u002b442015412653\",\"phone_e164\":\"+442015412653\",\"phone_fault\":null}",
                "{\"phone\":null} ~ {\"phone\":null,\"phone_e164\":null,\"phone_fault\":\"empty\"}",
                "{} ~ {\"phone_e164\":null,\"phone_fault\":\"missing\"}",
                "{\"b\":{\"phone\":\"2015106000\"}} ~ {\"b\":{\"phone\":\"2015106000\"},\"phone_e164\":null,\"phone_fault\":\"missing\"}",
                "{\"phone\":1.5} ~ {\"phone\":1.5,\"phone_e164\":null,\"phone_fault\":\"not-text\"}",
                "{\"phone\":[\"2015106000\"]} ~ {\"phone\":[\"2015106000\"],\"phone_e164\":null,\"phone_fault\":\"not-text\"}",
                "\"2015106000\" ~ {\"phone\":\"2015106000\",\"phone_e164\":\"+12015106000\",\"phone_fault\":null}",
                "2015106000 ~ {\"phone\":2015106000,\"phone_e164\":\"+12015106000\",\"phone_fault\":null}",
                "{\"phone\":\"2015106000\",\"phone_e164\":1} ~ {\"phone\":\"2015106000\",\"phone_e164\":1,\"phone_e164\":null,\"phone_fault\":\"already-answered\"}",
                "{\"phone\":\"2015106000\" ~ {\"phone_e164\":null,\"phone_fault\":\"not-json\"}",
            })
    void answersEachLineInItsPlace(String line, String answer) throws Exception {
        assertThat(answered(line)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "null",
                "[]",
                "tru",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\t\"}",
                "{} {}",
                "\"",
                "-",
                "{\"a\" 1}",
                "nonsense",
                "{\"a\":1e}"
            })
    void refusesWhatIsNoObjectStringOrNumber(String line) throws Exception {
        assertThat(answered(line)).isEqualTo("{\"phone_e164\":null,\"phone_fault\":\"not-json\"}");
    }

    @Test
    void isNotDrivenDownByDepth() throws Exception {
        assertThat(answered("{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}"))
                .contains("not-json");
        assertThat(answered("{\"a\":" + "[".repeat(60) + "]".repeat(60) + ",\"phone\":\"2015106000\"}"))
                .contains("+12015106000");
    }

    @Test
    void keepsBlankLinesAndSaysWhichMembersThereAre() throws Exception {
        assertThat(Cleaning.of("{\"msisdn\":\"+442015412653\"}\n\n", Cleaning.options(AnswerColumn.VALID))
                        .out())
                .isEqualTo("{\"msisdn\":\"+442015412653\",\"phone_valid\":true}\n\n");
        assertThatThrownBy(() -> Cleaning.of("{\"id\":1,\"contact\":\"2\"}\n", Cleaning.options()))
                .hasMessage("column must be chosen; the members of the first line are: id, contact");
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"phone\"",
                        "\"a\"",
                        ":",
                        ",",
                        "1",
                        "-0.5e3",
                        "true",
                        "null",
                        " ",
                        "\"",
                        "\\",
                        "\"+12015106000\"",
                        "{\"phone\":\"2015106000\"}",
                        "\\u00e9",
                        "é")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 3_000)
    void acceptsWhatAnotherReaderAcceptsAndStaysJson(
            @ForAll("lines") String line, @ForAll @IntRange(min = 1, max = 20) int helping) throws Exception {
        byte[] list = ("{}\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
        BulkOptions options = Cleaning.options(Optional.of("phone"));
        String out = Cleaning.of(Cleaning.inHelpings(list, helping), options, Cleaning.ROOMY)
                .out();
        String answer = out.split("\n", -1)[1];
        if (line.isBlank()) {
            assertThat(answer).isEqualTo(line);
            return;
        }
        // Whatever came in, JSON goes out, unless a member was doubled in what came in.
        JsonNode answered = JsonMapper.shared().readTree(answer);
        assertThat(answered.path("phone_fault").asString("").equals("not-json")).isEqualTo(!accepted(line));
    }

    private static boolean accepted(String line) {
        try {
            JsonNode read = JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(line);
            return read.isObject() || read.isString() || read.isNumber();
        } catch (JacksonException e) {
            return false;
        }
    }
}
