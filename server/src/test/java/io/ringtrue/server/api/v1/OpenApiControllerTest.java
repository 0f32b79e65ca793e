package io.ringtrue.server.api.v1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.fakes.RawHttp.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The description is one text, whoever asks in whatever language.
class OpenApiControllerTest extends OwnApi {
    private static final String PATH = "/v1/openapi";

    @ParameterizedTest
    @ValueSource(strings = {"de", "x-invented-7", "en;q=0.1, *;q=0.5", ";;;", "\u00ff"})
    void isTheSameInEveryLanguage(String language) {
        Reply usual = api.http.get(PATH);
        Reply asked = api.http.get(PATH, "Accept-Language: " + language, "Accept: text/html");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).isEqualTo(usual.body()).contains("\"url\":\"/\"");
        assertThat(asked.header("ETag")).isEqualTo(usual.header("ETag")).isNotEmpty();
        assertThat(asked.header("Content-Type")).isEqualTo("application/json");
        assertThat(asked.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(asked.header("Vary")).contains("Accept-Encoding");
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        Reply first = api.http.get(PATH);
        Reply again = api.http.get(PATH, "If-None-Match: " + first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(api.http.get(PATH, "If-None-Match: \"old\"").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, gzip;q=0.5", "GZIP ; q=1.0"})
    void isPackedForWhoTakesIt(String coding) throws IOException {
        Reply plain = api.http.get(PATH);
        byte[] answer;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.http.port())) {
            socket.getOutputStream()
                    .write(("GET " + PATH + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Encoding: " + coding
                                    + "\r\n\r\n")
                            .getBytes(ISO_8859_1));
            answer = socket.getInputStream().readAllBytes();
        }
        String text = new String(answer, ISO_8859_1);
        int body = text.indexOf("\r\n\r\n") + 4;
        assertThat(text.substring(0, body)).contains("Content-Encoding: gzip\r\n", "-gzip\"\r\n");
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer, body, answer.length - body))) {
            assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(plain.body());
        }
        assertThat(answer.length - body).isLessThan(plain.body().length() / 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "gzip;q=0.000", "br", "x-gzipped", "gzip;q=x"})
    void isPlainForWhoDoesNot(String coding) {
        Reply reply = api.http.get(PATH, "Accept-Encoding: " + coding);
        assertThat(reply.headers()).doesNotContainKey("content-encoding");
        assertThat(reply.body()).startsWith("{");
    }

    @Test
    void hasNoOtherDoor() {
        for (String path :
                new String[] {"/springdoc", "/springdoc.yaml", "/springdoc/swagger-config", "/v3/api-docs"}) {
            assertThat(api.http.get(path, basic).status()).as(path).isEqualTo(404);
        }
        assertThat(api.http.get("/v1/openapi.yaml", basic).status()).isEqualTo(404);
        assertThat(api.http.get(PATH).body()).doesNotContain("/v1/openapi\"", "SecretText", "springdoc");
    }
}
