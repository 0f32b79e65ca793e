package io.ringtrue.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// RFC 6238, appendix B.
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void makesTheCodesOfTheStandard(long second, String code) {
        assertThat(Totp.code(KEY, Totp.step(Instant.ofEpochSecond(second)), 8)).isEqualTo(code);
    }

    @Test
    void acceptsTheCodeBeforeAndTheCodeAfter() {
        Instant now = Instant.ofEpochSecond(1_111_111_109);
        long step = Totp.step(now);
        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.stepOf(KEY, Totp.code(KEY, near, Totp.DIGITS), now)).hasValue(near);
        }
        assertThat(Totp.stepOf(KEY, Totp.code(KEY, step - 2, Totp.DIGITS), now)).isEmpty();
        assertThat(Totp.stepOf(KEY, Totp.code(KEY, step + 2, Totp.DIGITS), now)).isEmpty();
        assertThat(Totp.stepOf(KEY, "", now)).isEmpty();
    }

    /// RFC 4648 §10, and the key of the standard.
    @Test
    void writesKeysAsAppsReadThem() {
        assertThat(Base32.text("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Base32.text(KEY)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Base32.bytes(Base32.text(KEY))).isEqualTo(KEY);
        assertThatThrownBy(() -> Base32.bytes("0")).isInstanceOf(IllegalArgumentException.class);
    }
}
