package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.phone.CalleeBook;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.FarEndObserver;
import io.ringtrue.telephony.phone.Refusing;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A port for media rests ten seconds after each call. Calls that find all others at rest wait in the queue; they
/// must not fail as if the trunk were at fault.
@Timeout(300)
class PortsAtRestTest {
    private static final int PAIRS = 8;
    private static final int CALLS = 3 * PAIRS;

    @TempDir
    Path folder;

    @Test
    void callsWaitForPortsThatRest() throws Exception {
        try (Receiver receiver = Receiver.open();
                FarEnd farEnd = FarEnd.open(
                        InetAddress.ofLiteral("127.0.0.1"),
                        0,
                        CalleeBook.everywhere(Refusing.BUSY),
                        FarEndObserver.NONE,
                        Thread.ofVirtual().factory(),
                        Clock.systemUTC());
                Installation installation = Installation.start(settings(farEnd.port(), receiver))) {
            Customer customer = installation.customer("10");
            for (int i = 0; i < CALLS; i++) {
                customer.verify("+1201555%04d".formatted(100 + i), "4071", receiver.url());
            }
            assertThat(receiver.next(CALLS).keySet())
                    .hasSize(CALLS)
                    .allSatisfy(id -> assertThat(
                                    customer.verification(id).path("reason").asString())
                            .isEqualTo("busy"));
        }
    }

    private Map<String, Object> settings(int trunkPort, Receiver receiver) {
        Map<String, Object> settings = Installation.settings(folder, trunkPort, receiver);
        int first = ThreadLocalRandom.current().nextInt(10_000, 15_000) * 2;
        settings.put("ringtrue.rtp.port-min", first);
        settings.put("ringtrue.rtp.port-max", first + 2 * PAIRS - 1);
        return settings;
    }
}
