package io.ringtrue.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonTextTest {
    private static final String CHARACTERS = "aé\u20ac\"\\/\n\t\u0000\u001f\u007f\ud83d\udca9\udbff";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            ``,         ""
            `plain`,    "plain"
            `"`,        "\\""
            `a"b\\c`,     "a\\"b\\\\c"
            `/é€`,      "/é€"
            """)
    void escapesOnlyWhatItMust(String text, String json) {
        assertThat(JsonText.quoted(text)).isEqualTo(json);
    }

    @Test
    void escapesControlsAndHalvesOfPairs() {
        assertThat(JsonText.quoted("a\nb\u0000")).isEqualTo("\"a\\u000ab\\u0000\"");
        assertThat(JsonText.quoted("\ud83d\udca9")).isEqualTo("\"\ud83d\udca9\"");
        assertThat(JsonText.quoted("\ud83dx\udca9")).isEqualTo("\"\\ud83dx\\udca9\"");
    }

    @Test
    void isReadBackAsItWas() {
        JsonMapper reader = JsonMapper.builder().build();
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(8); left > 0; left--) {
                text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
            StringBuilder out = new StringBuilder("[");
            JsonText.quote(text.toString(), out).append(']');
            assertThat(reader.readValue(out.toString(), String[].class)).containsExactly(text.toString());
        }
    }
}
