package io.ringtrue.server.live.dns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.server.live.LiveAnswer;
import io.ringtrue.server.live.LiveNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// ENUM as a foreign name server speaks it.
class EnumByDnsmasqTest {
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final int MOST_TRIES = 5;
    private static Process dnsmasq;
    private static EnumSource source;

    @BeforeAll
    static void startDnsmasq() throws IOException {
        List<String> said = new ArrayList<>();
        for (int tried = 1; tried <= MOST_TRIES; tried++) {
            int port = freePort();
            if (started(port, said)) {
                source = source(port);
                return;
            }
        }
        throw new AssertionError("dnsmasq did not start in " + MOST_TRIES + " tries:\n" + String.join("\n", said));
    }

    /// @return false when it ended before it listened, for instance because the port was taken meanwhile
    private static boolean started(int port, List<String> said) throws IOException {
        dnsmasq = new ProcessBuilder(command(port)).redirectErrorStream(true).start();
        BufferedReader log = dnsmasq.inputReader(UTF_8);
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.add(line);
            if (line.contains("started, version")) return true;
        }
        return false;
    }

    private static List<String> command(int port) {
        return List.of(
                program(),
                "--keep-in-foreground",
                "--log-facility=-",
                "--conf-file=/dev/null",
                "--no-resolv",
                "--no-hosts",
                "--pid-file=",
                "--user=" + System.getProperty("user.name"),
                "--group=",
                "--listen-address=127.0.0.1",
                "--bind-interfaces",
                "--port=" + port,
                "--local=/e164.example/",
                "--naptr-record=0.0.0.6.0.1.5.1.0.2.1.e164.example,100,10,u,E2U+pstn:tel,"
                        + "!^(.*)$!tel:\\1;npdi;rn=+12018880000;spn=6529!",
                "--naptr-record=0.0.0.6.0.1.5.1.0.2.1.e164.example,10,10,u,E2U+sip,!^.*$!sip:a@b.example!");
    }

    private static EnumSource source(int port) {
        return new EnumSource(new EnumSettings(
                "e164.example",
                List.of(new InetSocketAddress("127.0.0.1", port)),
                Map.of("spn", Map.of("6529", "Example Wireless")),
                Map.of("spn", Map.of("6529", LineType.MOBILE))));
    }

    @AfterAll
    static void stopDnsmasq() throws InterruptedException {
        dnsmasq.destroy();
        assertThat(dnsmasq.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static String program() {
        Path program = Path.of("/usr/sbin/dnsmasq");
        if (!Files.isExecutable(program)) {
            throw new AssertionError("dnsmasq is missing: apt-get install -y --no-install-recommends dnsmasq-base");
        }
        return program.toString();
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void readsAPortedNumber() throws IOException {
        assertThat(source.ask(new LiveNumber(1, "2015106000"), LONG))
                .contains(new LiveAnswer(
                        Optional.empty(),
                        Optional.of(LineType.MOBILE),
                        Optional.of("Example Wireless"),
                        Optional.empty(),
                        Optional.of(true)));
    }

    @Test
    void knowsThatANumberIsNotThere() throws IOException {
        assertThat(source.ask(new LiveNumber(1, "2015106001"), LONG)).isEmpty();
    }
}
