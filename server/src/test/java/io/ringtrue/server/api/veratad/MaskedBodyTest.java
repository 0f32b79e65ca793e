package io.ringtrue.server.api.veratad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedBodyTest {
    @Test
    void showsABodyWithoutSecretsAsItWasSent() {
        assertThat(MaskedBody.of("<html>hello</html>")).isEqualTo("<html>hello</html>");
        assertThat(MaskedBody.of("{\"service\":\"PhoneMatch5.0.Validate\", \"reference\":"))
                .isEqualTo("{\"service\":\"PhoneMatch5.0.Validate\", \"reference\":");
        assertThat(MaskedBody.of("{\"invalid_phonelinetypes\":[\"voip\"]"))
                .isEqualTo("{\"invalid_phonelinetypes\":[\"voip\"]");
    }

    @Test
    void masksValuesAndShowsTheHarmlessMembersBetween() {
        assertThat(MaskedBody.of("{\"user\":\"u\",\"pass\":\"hunter2\",\"service\":\"s\",\"phone\":2015106000"))
                .isEqualTo("{\"user\":\"u\",\"pass\":\"***,\"service\":\"s\",\"phone\":***");
    }

    @Test
    void masksAValueThatWasNotEscaped() {
        assertThat(MaskedBody.of("{\"pass\":\"hunter2\",\"hunter2\":\"hunter2\",,\"user\":\"u\"}"))
                .isEqualTo("{\"pass\":\"***,\"user\":\"u\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":\"u\",\"pass\":\"hunter2",
                "{\"user\":\"u\",\"pass\" \"hunter2\"}",
                "{\"user\":\"u\",\"pass\",\"hunter2\"}",
                "{'pass':'hunter2'}",
                "{pass:hunter2}",
                "{\"PASS\":\"hunter2\"}",
                "{\"password\":\"hunter2\"}",
                "{\"api_key\":\"hunter2\"}",
                "{\"key\":{\"value\":\"hunter2\"}",
                "{\"phone\":[\"hunter2\"],\"pass\":[[[\"hunter2",
                "{\"target\":{\"phone\":\"hunter2\"",
                "{\"a\":\"{\\\"pass\\\":\\\"hunter2\\\"}\"",
                "{\"p\\u0061ss\":\"hunter2\"",
                "{\"\\160ass\":\"hunter2\"",
                "{\"\\x70ass\":\"hunter2\"",
                "user=u&pass=hunter2&phone=hunter2",
                "user=u&p%61ss=hunter2",
                "%7B%22pass%22%3A%22hunter2%22",
                "<request><pass>hunter2</pass></request>",
                "<p&#97;ss>hunter2</p&#97;ss>",
                "pass: hunter2\nphone: hunter2\nuser: u",
                "{\"pa\0ss\":\"hunter2\"",
                "{\"pa\u200Bss\":\"hunter2\"",
                "{\"pass\":\"service hunter2\"",
                "\uFEFF{\"pass\":\"hunter2\"",
                "{\"pass\":\"x\" \"hunter2\"}",
                "pass hunter2"
            })
    void neverShowsASecret(String body) {
        assertThat(MaskedBody.of(body)).doesNotContain("hunter2").hasSizeLessThanOrEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void neverShowsASecretOfAnotherEncoding(String charset) throws Exception {
        byte[] body = "{\"user\":\"u\",\"pass\":\"hunter2\"}".getBytes(charset);
        String shown = MaskedBody.of(new String(body, StandardCharsets.UTF_8));
        assertThat(shown.replaceAll("[^a-z0-9]", "")).doesNotContain("hunter2");
    }

    @Test
    void showsAtMostAThousandCharacters() {
        assertThat(MaskedBody.of("[".repeat(60_000))).isEqualTo("[".repeat(1_000));
        assertThat(MaskedBody.of("x".repeat(999) + "{\"pass\":\"hunter2\"")).doesNotContain("hunter2");
    }

    @Test
    void neverShowsASecretHoweverTheBodyIsDamaged() {
        String whole = "{\"user\":\"u\",\"pass\":\"qZxW7714\",\"service\":\"s\",\"target\":{\"phone\":\"2015106000\"}}";
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder damaged = new StringBuilder(whole);
            int at = random.nextInt(damaged.length());
            boolean inAName = at >= 13 && at < 17 || at >= 55 && at < 62;
            if (!inAName) {
                damaged.setCharAt(at, "{}[]\",:'\\x \n0".charAt(random.nextInt(13)));
            }
            String shown = MaskedBody.of(damaged.toString());
            assertThat(shown).as(damaged.toString()).doesNotContain("ZxW771").doesNotContain("015106");
        }
    }
}
