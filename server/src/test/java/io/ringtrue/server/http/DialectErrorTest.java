package io.ringtrue.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every error is in the format of the path that was asked for, whatever refuses the request
/// and however early.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialectErrorTest {
    private static final String JSON_PATH = "/app/api/json/tts/reversepinverification";
    private static final String XML_PATH = "/app/api/xml/tts/reversepinverification";
    private static final String B_PATH = "/process/comprehensive/gateway";
    private static final String V1_PATH = "/v1/verifications";
    private static final String BASIC = RawHttp.basic("early-key", "early-secret");

    private ApiFixture api;

    @BeforeAll
    void start() {
        api = ApiFixture.start();
        api.account("early-key", "early-secret");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static void inWordsOf(String path, Reply reply) {
        String type = reply.header("Content-Type");
        if (path.startsWith("/app/api/xml")) {
            assertThat(type).startsWith("application/xml");
            assertThat(reply.body()).startsWith("<PhonesVerification ").endsWith("</Status></PhonesVerification>");
        } else if (path.startsWith("/app/api")) {
            assertThat(type).startsWith("application/json");
            assertThat(reply.body()).startsWith("{\"Response\":null,\"ErrorMessage\":\"");
        } else if (path.startsWith("/process")) {
            assertThat(type).startsWith("application/json");
            assertThat(reply.body()).startsWith("{\"meta\":{\"timestamp\":\"").contains("\"error\":{\"message\":");
        } else {
            assertThat(type).isEqualTo("application/problem+json");
            assertThat(reply.body()).startsWith("{\"type\":\"about:blank\"");
        }
    }

    private Reply raw(String request) {
        return api.http.send(request.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON_PATH, XML_PATH, B_PATH, V1_PATH})
    void answersAQueryOfAnyLengthInTheDialectsFormat(String path) {
        for (int length : new int[] {17_000, 20_000, 22_000}) {
            Reply reply = raw("POST " + path + "?number=" + "1".repeat(length)
                    + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            assertThat(reply.status()).isEqualTo(414);
            inWordsOf(path, reply);
            assertThat(reply.body()).contains("the path and query must be shorter");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON_PATH, XML_PATH, B_PATH, V1_PATH})
    void answersWhatTheContainerRefusesInTheDialectsFormat(String path) {
        String start = "POST " + path + " HTTP/1.1\r\nConnection: close\r\n";
        String[] requests = {
            start + "\r\n",
            start + "Host: x\r\nHost: y\r\n\r\n",
            start + "Host: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n",
            start + "Host: x\r\n" + "X: y\r\n".repeat(300) + "\r\n",
            start + "Host: x\r\nContent-Length: -1\r\n\r\n",
            start + "Host: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            start + "Host: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
            start + "Host: x\r\nTransfer-Encoding: gzip\r\n\r\n",
            start + "Host: x\r\nTransfer-Encoding: chunked, gzip\r\n\r\n",
            start + "Host: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            start + "Host: x\r\nContent-Length: 5\r\nContent-Encoding: gzip\r\n\r\nabcde",
            start + "Host: x\r\nContent-Length: 70000\r\n\r\n",
            "POST " + path + " HTTP/3.0\r\nHost: x\r\nConnection: close\r\n\r\n",
            "\r\n\r\nPOST " + path + "?\u0001 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "POST " + path + "?x=\u00ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "POST " + path + "/%2e%2e%2f HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "POST " + path + "/a//b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "POST " + path + ";x=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "POST " + path + "/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "POST " + path + "/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "POST " + path + "/a\\b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        };
        for (String request : requests) {
            Reply reply = raw(request);
            assertThat(reply.status())
                    .as(request.substring(0, Math.min(200, request.length())))
                    .isBetween(400, 499);
            inWordsOf(path, reply);
        }
    }

    @ParameterizedTest
    @CsvSource({"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO", "QUERY", "get", "PROPFIND"})
    void namesTheMethodsAPathKnows(String method) {
        for (String path : new String[] {JSON_PATH, XML_PATH, "/app/api/xml/account/balance", B_PATH}) {
            Reply reply = api.http.send(
                    method, path + "?x=1", "", "Origin: https://x.example", "Access-Control-Request-Method: POST");
            assertThat(reply.status()).as(method + " " + path).isEqualTo(405);
            assertThat(reply.header("Allow")).isEqualTo(path.equals(B_PATH) ? "POST" : "GET, POST");
            inWordsOf(path, reply);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON_PATH, XML_PATH, B_PATH})
    void answersHeadWithoutABody(String path) {
        Reply reply = api.http.send("HEAD", path, "");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).contains("POST");
        assertThat(reply.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v1/verifications",
        "DELETE, /v1/verifications",
        "PATCH, /v1/account",
        "POST, /v1/account",
        "TRACE, /v1/account"
    })
    void namesTheMethodsOfOurOwnPaths(String method, String path) {
        Reply reply = api.http.send(method, path, "", BASIC);
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).contains("GET");
        inWordsOf(path, reply);
    }

    @Test
    void saysWhichMethodsOurOwnPathsKnow() {
        Reply reply = api.http.send("OPTIONS", V1_PATH, "", BASIC);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Allow")).contains("GET", "POST", "OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/api/xml",
                "/app/api/xml/",
                "/APP/API/XML/tts/nothing",
                "/app/api/xml/tts/nothing/",
                "/app/api/json/nothing",
                "/process/nothing",
                "/Process/comprehensive",
                "/v1/nothing"
            })
    void answersUnknownPathsInTheDialectsFormat(String path) {
        Reply reply = api.http.get(path, BASIC);
        assertThat(reply.status()).isEqualTo(404);
        inWordsOf(path.toLowerCase(java.util.Locale.ROOT), reply);
    }
}
