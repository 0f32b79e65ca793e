package io.ringtrue.telephony.call.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import io.ringtrue.telephony.sip.SipEndpoint;
import io.ringtrue.telephony.sip.SipSettings;
import io.ringtrue.telephony.sip.SippCallee;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What SIPp, and worse far ends, answer to OPTIONS.
class TrunkProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private SipEndpoint endpoint;
    private TrunkProbe probe;

    @BeforeEach
    void open() throws IOException {
        endpoint = SipEndpoint.openForCalling(
                SipSettings.on(HERE), Thread.ofVirtual().factory());
        probe = new TrunkProbe(endpoint);
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private static Trunk trunk(int port, boolean tcp, String username) {
        return new Trunk(
                "main",
                Map.of(
                        TrunkSetting.URI,
                        "sip:127.0.0.1:" + port + (tcp ? ";transport=tcp" : ""),
                        TrunkSetting.USERNAME,
                        username,
                        TrunkSetting.PASSWORD,
                        "secret"));
    }

    private ProbeAnswer.Answered answer(String scenario, boolean tcp, String username) throws Exception {
        try (SippCallee callee = SippCallee.start(scenario, tcp, 1)) {
            return (ProbeAnswer.Answered) probe.options(trunk(callee.port(), tcp, username), HERE, PATIENCE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isAnsweredByAnyTransport(boolean tcp) throws Exception {
        ProbeAnswer.Answered answer = answer("options-200", tcp, "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.reason()).isEqualTo("OK");
        assertThat(answer.server()).isEqualTo("<script>alert(1)</script>");
        assertThat(answer.roundTrip()).isPositive().isLessThan(PATIENCE);
        assertThat(answer.authorized()).isFalse();
        assertThat(answer.seenFrom()).contains("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource({"options-404, 404", "options-503, 503"})
    void takesARefusalForAnAnswer(String scenario, int status) throws Exception {
        ProbeAnswer.Answered answer = answer(scenario, false, "");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.isChallenge()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersAChallenge(boolean tcp) throws Exception {
        ProbeAnswer.Answered answer = answer("options-challenges", tcp, "trunk");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.authorized()).isTrue();
    }

    @Test
    void saysThatCredentialsAreRefused() throws Exception {
        ProbeAnswer.Answered answer = answer("options-401", false, "trunk");
        assertThat(answer.isChallenge()).isTrue();
        assertThat(answer.authorized()).isTrue();
    }

    @Test
    void saysThatCredentialsAreMissing() throws Exception {
        ProbeAnswer.Answered answer = answer("options-401", false, "");
        assertThat(answer.isChallenge()).isTrue();
        assertThat(answer.authorized()).isFalse();
    }

    @Test
    void doesNotWaitLongerThanItsPatience() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, HERE)) {
            assertThat(probe.options(trunk(silent.getLocalPort(), false, ""), HERE, SHORT))
                    .isEqualTo(new ProbeAnswer.Silent(SHORT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\377\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n", "SIP/2.0 200 OK\r\nVia: nonsense\r\n\r\n"})
    void takesGarbageForSilence(String garbage) throws Exception {
        try (DatagramSocket odd = new DatagramSocket(0, HERE)) {
            Thread.ofVirtual().start(() -> answer(odd, garbage.getBytes(ISO_8859_1)));
            assertThat(probe.options(trunk(odd.getLocalPort(), false, ""), HERE, SHORT))
                    .isEqualTo(new ProbeAnswer.Silent(SHORT));
        }
    }

    private static void answer(DatagramSocket odd, byte[] garbage) {
        try {
            DatagramPacket request = new DatagramPacket(new byte[4096], 4096);
            odd.receive(request);
            odd.send(new DatagramPacket(garbage, garbage.length, request.getSocketAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void saysThatThereIsNoConnection() throws Exception {
        int closed;
        try (ServerSocket gone = new ServerSocket(0, 1, HERE)) {
            closed = gone.getLocalPort();
        }
        assertThat(probe.options(trunk(closed, true, ""), HERE, PATIENCE)).isEqualTo(new ProbeAnswer.Unsent());
    }
}
