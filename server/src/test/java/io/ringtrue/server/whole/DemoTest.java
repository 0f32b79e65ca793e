package io.ringtrue.server.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.TestServer;
import io.ringtrue.server.cli.Ringtrue;
import io.ringtrue.server.cli.server.RunningServer;
import io.ringtrue.server.cli.server.SandboxCallees;
import io.ringtrue.server.cli.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `ringtrue demo --exit` with nothing replaced but the terminal.
@Timeout(300)
class DemoTest {
    private static final String RIGHT = "148485454545";
    private static final String WRONG = "148485454546";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Map<String, List<String>> keyed = new ConcurrentHashMap<>();

    @Test
    void bothCallbacksSayWhatTheyShouldAndNobodySeesAPin() {
        PrintStream out = new PrintStream(printed, true, UTF_8);
        int status = Ringtrue.run(
                new String[] {"demo", "--exit"},
                TestServer.surroundings(new Screen(out, out, false), WatchedServer::new));

        String told = printed.toString(UTF_8);
        assertThat(status).as(told).isZero();
        assertThat(told)
                .contains(RIGHT + " right PIN  matched      true")
                .contains(WRONG + " wrong PIN  matched      false")
                .contains("status=Delivered%20-%20PIN%20Verified")
                .contains("status=Delivered%20-%20PIN%20Unverified");
        for (String line : told.lines().toList()) {
            for (String pin : List.of(rightPin(), wrongPin(), expectedOfWrong())) {
                assertThat(line).doesNotContainPattern("(?<![0-9])" + pin + "(?![0-9])");
            }
        }
    }

    private String rightPin() {
        return keyedBy(RIGHT, 1);
    }

    private String wrongPin() {
        return keyedBy(WRONG, 3);
    }

    private String keyedBy(String number, int times) {
        List<String> entries = keyed.getOrDefault(number, List.of());
        assertThat(entries).hasSize(times);
        return entries.getFirst();
    }

    /// The wrong one is the number after the right one.
    private String expectedOfWrong() {
        return "%06d".formatted((Integer.parseInt(wrongPin()) + 999_999) % 1_000_000);
    }

    /// Overhears what callees are told to key.
    private final class WatchedServer implements RunningServer {
        private final RunningServer server;

        WatchedServer(RunningServer server) {
            this.server = server;
        }

        @Override
        public SandboxCallees callees() {
            return (number, entries) -> {
                keyed.put(number, entries);
                server.callees().keys(number, entries);
            };
        }

        @Override
        public int port() {
            return server.port();
        }

        @Override
        public void awaitStop() throws InterruptedException {
            server.awaitStop();
        }

        @Override
        public void stop() {
            server.stop();
        }
    }
}
