package io.ringtrue.server.whole;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The same against SIPp, which shares no code with us: its keys are RFC 4733 events.
@Timeout(300)
class FiftySippCallsTest {
    @TempDir
    Path folder;

    @Test
    void everyRightPinMatchesAndNoNeighboursPinDoes() throws Exception {
        try (Receiver receiver = Receiver.open();
                Sipp sipp = Sipp.callee(folder.resolve("sipp"), "keys-own-digits", 2 * Crowd.SIZE);
                Installation installation =
                        Installation.start(Installation.settings(folder.resolve("data"), sipp.port(), receiver))) {
            Crowd.isCalled(installation, receiver, Crowd::keys, "Delivered - PIN Verified", true);
            Crowd.isCalled(
                    installation, receiver, person -> Crowd.keys(person + 1), "Delivered - PIN Unverified", false);
            sipp.assertPlayedThrough();
        }
    }
}
