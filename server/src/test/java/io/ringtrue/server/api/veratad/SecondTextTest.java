package io.ringtrue.server.api.veratad;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecondTextTest {
    private final SecondText text = new SecondText("uuuu-MM-dd HH:mm:ss");

    @Test
    void writesEachTimeToItsSecond() {
        for (String time : new String[] {"2019-10-25T14:09:12Z", "2019-10-25T14:09:12.999Z"}) {
            assertThat(text.of(Instant.parse(time))).isEqualTo("2019-10-25 14:09:12");
        }
        assertThat(text.of(Instant.parse("2019-10-25T14:09:13Z"))).isEqualTo("2019-10-25 14:09:13");
        assertThat(text.of(Instant.parse("2019-10-25T14:09:12Z"))).isEqualTo("2019-10-25 14:09:12");
    }
}
