package io.ringtrue.server.live.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelUriTest {
    @Test
    void readsNumberAndParameters() {
        assertThat(TelUri.parse("TEL:+1-201-510.6000;npdi;RN=+1-201-888-0000;cic=+1-0288"))
                .contains(new TelUri("12015106000", Map.of("npdi", "", "rn", "+1-201-888-0000", "cic", "+1-0288")));
    }

    @Test
    void comparesCodesWithoutSeparators() {
        TelUri uri = TelUri.parse("tel:+1201;rn=+1-201-888-0000;cic=+1-0288").orElseThrow();
        assertThat(uri.routingNumber()).isEqualTo("12018880000");
        assertThat(uri.code("cic")).isEqualTo("10288");
        assertThat(uri.code("spn")).isEmpty();
    }

    @Test
    void believesTheFirstOfTwoParameters() {
        assertThat(TelUri.parse("tel:+1201;rn=1;rn=2").orElseThrow().routingNumber())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tel:", "tel:+", "tel:2015106000", "sip:+1201@a", "tel:+12a", "tel:+1234567890123456"})
    void refusesWhatIsNoGlobalNumber(String uri) {
        assertThat(TelUri.parse(uri)).isEmpty();
    }
}
