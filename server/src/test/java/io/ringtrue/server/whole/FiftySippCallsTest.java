package io.ringtrue.server.whole;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The same against SIPp, which shares no code with us: its keys come by SIP INFO, and it sends no voice at all.
@Timeout(300)
class FiftySippCallsTest {
    @TempDir
    Path folder;

    @Test
    void everyRightPinMatchesAndNoNeighboursPinDoes() throws Exception {
        try (Receiver receiver = Receiver.open();
                Sipp sipp = Sipp.callee(folder.resolve("sipp"), "keys-own-digits", 2 * Crowd.SIZE);
                Installation installation = Installation.start(settings(sipp, receiver))) {
            Crowd.isCalled(installation, receiver, Crowd::keys, "Delivered - PIN Verified", true);
            Crowd.isCalled(
                    installation, receiver, person -> Crowd.keys(person + 1), "Delivered - PIN Unverified", false);
            sipp.assertPlayedThrough();
        }
    }

    /// With patience for a far end without media.
    private Map<String, Object> settings(Sipp sipp, Receiver receiver) {
        Map<String, Object> settings = Installation.settings(folder.resolve("data"), sipp.port(), receiver);
        settings.put("ringtrue.rtp.media-timeout", "120s");
        return settings;
    }
}
