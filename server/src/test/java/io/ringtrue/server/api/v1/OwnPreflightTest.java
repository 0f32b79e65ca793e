package io.ringtrue.server.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.http.StrictJson;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Preflight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPreflightTest {
    private final OwnPreflight words = new OwnPreflight(StrictJson.mapper());

    @Test
    void asksWithoutThePin() {
        assertThat(words.question(new Preflight.Question("+12015550123", Money.of("0.015"), "order 7")))
                .isEqualTo("{\"type\":\"verification.preflight\",\"data\":{\"number\":\"+12015550123\","
                        + "\"price\":\"0.015\",\"reference\":\"order 7\"}}");
    }

    @Test
    void readsYesAndNo() {
        assertThat(words.answer("{\"allow\":true}")).contains(true);
        assertThat(words.answer(" {\"reason\":\"x\",\"allow\": false} ")).contains(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "true",
                "[]",
                "{\"allow\":\"true\"}",
                "{\"allow\":1}",
                "{\"allow\":null}",
                "{\"Allow\":true}",
                "{\"allow\":true",
                "<allow>true</allow>",
                "[{\"allow\":true}]",
                "\u0000"
            })
    void readsNothingElse(String body) {
        assertThat(words.answer(body)).isEmpty();
    }

    @Test
    void survivesADeepBody() {
        assertThat(words.answer("[".repeat(4_000))).isEmpty();
    }
}
