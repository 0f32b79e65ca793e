package io.ringtrue.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attempts to have a request sent to this machine, with a listener there that nobody may reach. The same judgement
/// stands before the row is written (`CallbackUrlTest`); here it stands at the socket, as at every attempt.
@Timeout(60)
class HostileUrlTest {
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");

    /// Stands for a public address: RFC 5737 gives it to nobody, so nobody is reached, and the policy here opens it.
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("203.0.113.1");
    private static final Duration SHORT = Duration.ofMillis(300);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "0",
                "0.0.0.0",
                "00",
                "0x0",
                "2130706433",
                "0x7f000001",
                "017700000001",
                "0177.0.0.1",
                "127.0.0.1.",
                "①②⑦.⓪.⓪.①",
                "１２７．０．０．１",
                "127｡0｡0｡1",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:0:127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "localhost",
                "metadata.internal"
            })
    void reachesNothingHere(String host) throws Exception {
        try (Endpoint endpoint = Endpoint.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            SafeConnector closed = connector(endpoint.port(), (_, _) -> List.of(LOCAL));
            HttpTarget target = HttpTarget.of(URI.create("http://" + host + ":" + endpoint.port() + "/"));
            assertThat(closed.send(OutgoingRequest.get(target, Map.of()), Duration.ofSeconds(5)))
                    .isInstanceOf(HttpReply.Refused.class);
            assertThat(endpoint.untouched()).isTrue();
        }
    }

    /// DNS rebinding: the name has a public address while it is judged, and ours ever after. There is one look-up for
    /// each attempt, so the address that was judged is the one that is connected to; and each attempt judges anew.
    @Test
    void judgesTheAddressThatItConnectsToAtEveryAttempt() throws Exception {
        try (Endpoint endpoint = Endpoint.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            AtomicInteger lookups = new AtomicInteger();
            SafeConnector rebound =
                    connector(endpoint.port(), (_, _) -> List.of(lookups.getAndIncrement() == 0 ? PUBLIC : LOCAL));
            List<HttpReply> replies = new ArrayList<>();
            for (int attempt = 0; attempt < 3; attempt++) {
                HttpTarget target = HttpTarget.of(URI.create("http://rebound.example:" + endpoint.port() + "/"));
                replies.add(rebound.send(OutgoingRequest.get(target, Map.of()), SHORT));
            }
            assertThat(replies.getFirst()).isInstanceOf(HttpReply.Failed.class); // tried the public address alone
            assertThat(replies.subList(1, 3)).containsOnly(new HttpReply.Refused("a loopback address"));
            assertThat(lookups).hasValue(3);
            assertThat(endpoint.untouched()).isTrue();
        }
    }

    /// One good address among them does not make the others good: which of them is connected to is chance.
    @Test
    void refusesANameWithOneForbiddenAddressAmongGoodOnes() throws Exception {
        try (Endpoint endpoint = Endpoint.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            for (List<InetAddress> mixed : List.of(
                    List.of(PUBLIC, LOCAL),
                    List.of(LOCAL, PUBLIC),
                    List.of(PUBLIC, PUBLIC, InetAddress.ofLiteral("::ffff:127.0.0.1")))) {
                HttpTarget target = HttpTarget.of(URI.create("http://mixed.example:" + endpoint.port() + "/"));
                assertThat(connector(endpoint.port(), (_, _) -> mixed)
                                .send(OutgoingRequest.get(target, Map.of()), SHORT))
                        .isInstanceOf(HttpReply.Refused.class);
            }
            assertThat(endpoint.untouched()).isTrue();
        }
    }

    private static SafeConnector connector(int port, HostResolver resolver) {
        return new SafeConnector(
                new AddressPolicy(List.of(NetworkBlock.parse("203.0.113.0/24"))),
                Set.of(port)::contains,
                resolver,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Thread.ofVirtual().factory());
    }
}
