package io.ringtrue.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WholeBodyTest {
    private static final int PIECE = 8 * 1024;

    private final WholeBody bodies = new WholeBody(new ErrorAnswers(List.of()), Duration.ofSeconds(10));
    private final List<Integer> room = new ArrayList<>();

    /// Gives at most so many octets a read, and notes how much room each read was given.
    private MockHttpServletRequest announcing(int length, byte[] body, int most) {
        return new MockHttpServletRequest("POST", "/app/api/json/account/balance") {
            private final ServletInputStream in = new DelegatingServletInputStream(new ByteArrayInputStream(body) {
                @Override
                public int read(byte[] into, int at, int octets) {
                    room.add(octets);
                    return super.read(into, at, Math.min(octets, most));
                }
            });

            @Override
            public long getContentLengthLong() {
                return length;
            }

            @Override
            public ServletInputStream getInputStream() {
                return in;
            }
        };
    }

    @Test
    void readsABodyThatComesInOddPieces() throws IOException {
        byte[] body = new byte[20_001];
        new Random(1).nextBytes(body);
        var read = bodies.read(announcing(body.length, body, 777), new MockHttpServletResponse(), WholeBody.MOST_BYTES);
        assertThat(WholeBody.of(read.orElseThrow())).isEqualTo(body);
    }

    /// Thousands of connections that announce a body and send none must not fill the heap.
    @Test
    void keepsNoRoomForWhatHasNotCome() throws IOException {
        var response = new MockHttpServletResponse();
        assertThat(bodies.read(announcing(WholeBody.MOST_BYTES, new byte[100], 100), response, WholeBody.MOST_BYTES))
                .isEmpty();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(room).allMatch(octets -> octets <= PIECE);
    }
}
