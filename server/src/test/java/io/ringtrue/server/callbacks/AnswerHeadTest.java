package io.ringtrue.server.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadTest {
    @Test
    void readsWhatACallbackNeeds() throws IOException {
        assertThat(read("HTTP/1.1 429 Too Many\r\nX: y\r\nretry-AFTER:  17 \r\nContent-Length: 3\r\n\r\nabc"))
                .isEqualTo(new AnswerHead(429, "17", 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 204 No Content\n\n",
                "HTTP/1.1 204\r\n\r\n",
                "HTTP/1.1 204 \r\nnonsense\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 204 No\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 204 No\r\nContent-Length: 99999999999999999999\r\n\r\n"
            })
    void isGenerousWithSloppyServers(String answer) throws IOException {
        assertThat(read(answer)).isEqualTo(new AnswerHead(204, "", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 OK\r\nX: y\r\n",
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/1.1 099 x\r\n\r\n",
                "HTTP/1.1 600 x\r\n\r\n",
                "HTTP/1.1 20 x\r\n\r\n",
                "HTTP/2 200 x\r\n\r\n",
                "HTTP/1.1 101 x\r\n\r\n",
                "200 OK\r\n\r\n"
            })
    void refusesWhatIsNotHttp(String answer) {
        assertThatThrownBy(() -> read(answer)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesAHeadWithoutEnd() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(5_000) + "\r\n"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("16384");
    }

    @Property(tries = 5_000)
    void endsInAnAnswerOrAProtocolErrorForAnyBytes(@ForAll byte[] bytes) throws IOException {
        try {
            assertThat(AnswerHead.read(new ByteArrayInputStream(bytes)).status())
                    .isBetween(200, 599);
        } catch (ProtocolException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    private static AnswerHead read(String answer) throws IOException {
        return AnswerHead.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
