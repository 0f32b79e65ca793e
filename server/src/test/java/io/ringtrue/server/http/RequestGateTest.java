package io.ringtrue.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class RequestGateTest {
    private static final int PATHS = 100_000;
    private static final String CHARACTERS = "abzABZ019-_/";

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();
    private final RequestGate gate = new RequestGate(firewall);

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return request;
    }

    /// So that the firewall need not be asked about a plain path.
    @Test
    void callsNoPathPlainThatTheFirewallWouldRefuse() {
        SplittableRandom random = new SplittableRandom(4);
        int plain = 0;
        for (int i = 0; i < PATHS; i++) {
            StringBuilder path = new StringBuilder("/");
            for (int left = random.nextInt(12); left > 0; left--) {
                path.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
            if (!RequestGate.isPlain(path.toString())) continue;
            plain++;
            assertThat(isRefusedByTheFirewall(path.toString()))
                    .as(path.toString())
                    .isFalse();
        }
        assertThat(plain).isGreaterThan(PATHS / 3);
    }

    private boolean isRefusedByTheFirewall(String path) {
        try {
            firewall.getFirewalledRequest(request("POST", path));
            return false;
        } catch (RequestRejectedException _) {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "*", "//", "/a//b", "/a/./b", "/a.b", "/a;b", "/a%2fb", "/a b", "/ä", "/a\\b", "/~a"})
    void callsNothingElsePlain(String path) {
        assertThat(RequestGate.isPlain(path)).isFalse();
    }

    @Test
    void letsPassWhatTheFirewallLetsPass() {
        assertThat(gate.refusal(request("POST", "/a.b/~c"))).isEmpty();
        assertThat(gate.refusal(request("TRACE", "/a"))).isEmpty();
    }

    @Test
    void saysWhyItRefuses() {
        assertThat(gate.refusal(request("POST", "/a/../b")))
                .map(Problem::status)
                .contains(400);
        assertThat(gate.refusal(request("FOO", "/a"))).map(Problem::status).contains(405);
        assertThat(gate.refusal(request("FOO", "/a/../b"))).map(Problem::status).contains(405);
    }
}
