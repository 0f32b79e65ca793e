package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What four octets under a payload type nobody agreed on are (RFC 4733 §2.3: event, E, R, volume, duration).
class PlainKeyTest {
    @ParameterizedTest
    @CsvSource({
        "05, 0a, 00a0, true",
        "05, 8a, 0640, true",
        "05, 4a, 00a0, true", // the reserved bit: a receiver ignores it (§2.3.3)
        "05, ca, 0640, true",
        "05, 3f, 0001, true",
        "0f, 0a, ffff, true",
        "10, 0a, 00a0, false", // flash
        "ff, 0a, 00a0, false",
        "05, 0a, 0000, false",
        "00, 00, 0000, false", // a keep-alive
    })
    void isAKeyByItsEventAndDuration(String event, String flags, String duration, boolean key) {
        ByteBuffer packet = ByteBuffer.allocate(4)
                .put((byte) Integer.parseInt(event, 16))
                .put((byte) Integer.parseInt(flags, 16))
                .putShort((short) Integer.parseInt(duration, 16));
        assertThat(DigitReceiver.isPlainlyKey(packet, 0)).isEqualTo(key);
    }
}
