package io.ringtrue.telephony.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final int DRAWS = 10_000;

    /// Random octets are drawn in advance; each is used once.
    @Test
    void drawsNoIdentifierTwiceWhateverItsLength() {
        Ids ids = new Ids();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < DRAWS; i++) {
            assertThat(seen.add(ids.tag())).isTrue();
            assertThat(seen.add(ids.callId())).isTrue();
            assertThat(seen.add(ids.hex(64))).isTrue();
        }
        assertThat(seen).allMatch(id -> id.length() == 18 || id.length() == 32 || id.length() == 128);
    }
}
