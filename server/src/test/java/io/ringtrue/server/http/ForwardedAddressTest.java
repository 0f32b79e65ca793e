package io.ringtrue.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A guesser who invents an address with every guess has to wait all the same: only a proxy that the operator named
/// is believed.
class ForwardedAddressTest {
    private static final int GUESSES = 30;

    /// The settings of an operator without a proxy, with one elsewhere, and with one but without the strategy.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.port=0",
                "server.forward-headers-strategy=native",
                "server.forward-headers-strategy=native server.tomcat.remoteip.internal-proxies=127.0.0.3/32",
                "server.tomcat.remoteip.internal-proxies=127.0.0.0/8"
            })
    void countsAGuesserByTheRealAddress(String settings) {
        try (ApiFixture api = ApiFixture.start(settings.split(" ", -1))) {
            api.account("guessed-key", "guessed-secret");
            int status = 0;
            for (int i = 0; i < GUESSES; i++) {
                String invented = "198.51.100." + i;
                status = api.http
                        .get(
                                "/v1/account",
                                RawHttp.basic("guessed-key", "guess-" + i),
                                "X-Forwarded-For: " + invented,
                                "X-Real-IP: " + invented,
                                "Forwarded: for=" + invented)
                        .status();
            }
            assertThat(status).isEqualTo(429);
        }
    }

    @Test
    void refusesTheStrategyThatBelievesEverybody() {
        assertThatThrownBy(() -> ApiFixture.start("server.forward-headers-strategy=framework")
                        .close())
                .rootCause()
                .hasMessageStartingWith("server.forward-headers-strategy: must be native or none");
    }
}
