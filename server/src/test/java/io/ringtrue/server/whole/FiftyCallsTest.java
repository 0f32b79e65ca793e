package io.ringtrue.server.whole;

import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.FarEndObserver;
import io.ringtrue.telephony.phone.Person;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Fifty calls at once to the built-in far end: nobody's keys end up in somebody else's verification.
@Timeout(300)
class FiftyCallsTest {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(1_500);

    @TempDir
    Path folder;

    @Test
    void everyRightPinMatchesAndNoNeighboursPinDoes() throws Exception {
        try (Receiver receiver = Receiver.open();
                FarEnd farEnd = farEnd();
                Installation installation =
                        Installation.start(Installation.settings(folder, farEnd.port(), receiver))) {
            Crowd.isCalled(installation, receiver, Crowd::keys, "Delivered - PIN Verified", true);
            Crowd.isCalled(
                    installation, receiver, person -> Crowd.keys(person + 1), "Delivered - PIN Unverified", false);
        }
    }

    private static FarEnd farEnd() throws Exception {
        return FarEnd.open(
                InetAddress.ofLiteral("127.0.0.1"),
                0,
                FiftyCallsTest::callee,
                FarEndObserver.NONE,
                Thread.ofVirtual().name("far-end-", 1).factory(),
                Clock.systemUTC());
    }

    /// Keys what a person of the crowd keys, three times unless it was right before.
    private static Callee callee(String number) {
        String keys = number.substring(number.length() - 6);
        return Person.keying(keys)
                .thenKeys(keys, BETWEEN_TRIES, Duration.ZERO)
                .thenKeys(keys, BETWEEN_TRIES, Duration.ZERO);
    }
}
