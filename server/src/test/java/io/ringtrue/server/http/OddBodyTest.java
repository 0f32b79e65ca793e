package io.ringtrue.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.accounts.AccountSettings.Validation;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are not what they say: byte order marks, charsets, packed bodies, one type's body under
/// another's name. Each is read where there is no doubt. Otherwise the answer names what has to change, in
/// the dialect's own format; "unable to authenticate" is never the answer to a body that was not understood.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddBodyTest {
    private static final String A = "/app/api/json/tts/reversepinverification";
    private static final String A_XML = "/app/api/xml/tts/reversepinverification";
    private static final String B = "/process/comprehensive/gateway";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FORM_BODY = "apikey=odd-key&apisecret=odd-secret&number=148485454545&pin=12345";
    private static final String JSON_BODY =
            "{\"apikey\":\"odd-key\",\"apisecret\":\"odd-secret\",\"number\":\"148485454545\",\"pin\":\"12345\"}";
    private static final String B_BODY = "{\"user\":\"odd\",\"pass\":\"example_password\","
            + "\"service\":\"PhoneMatch5.0.Validate\",\"target\":{\"phone\":\"2015106000\"}}";
    private static final String V1_BODY = "{\"number\":\"+12015550123\",\"brand\":\"Acme\"}";
    private static final String BASIC = RawHttp.basic("odd-key", "odd-secret");
    private static final String ADMIN = "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN;

    private ApiFixture api;

    @BeforeAll
    void start() {
        api = ApiFixture.start();
        api.account("odd-key", "odd-secret", "1000", settings -> settings);
        api.user("odd", "example_password", Validation.STANDARD);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private Reply post(String path, byte[] body, String... headers) {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        for (String header : headers) head.append(header).append("\r\n");
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(UTF_8));
        all.writeBytes(body);
        return api.http.send(all.toByteArray());
    }

    private static String type(String type) {
        return "Content-Type: " + type;
    }

    private static byte[] marked(String text) {
        return ("\uFEFF" + text).getBytes(UTF_8);
    }

    private void accepted(Reply reply) {
        assertThat(reply.body()).contains("148485454545").contains("Status");
        assertThat(reply.status()).isEqualTo(200);
    }

    /// Code 4 in the path's format, naming what has to change.
    private void refused(String path, byte[] body, String clause, String... headers) {
        int admitted = api.verifications.admissions().size();
        Reply reply = post(path, body, headers);
        assertThat(reply.body()).contains("Parameters Invalid: " + clause);
        assertThat(reply.body())
                .endsWith(path.equals(A_XML) ? "<Status>4</Status></PhonesVerification>" : "\"Status\":4}");
        assertThat(reply.body()).doesNotContain("odd-secret").doesNotContain("12345");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(api.verifications.admissions()).hasSize(admitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {A, A_XML})
    void readsBodiesWithAByteOrderMark(String path) {
        accepted(post(path, marked(FORM_BODY), type(FORM)));
        accepted(post(path, marked(JSON_BODY), type("application/json")));
        accepted(post(path, marked(" \r\n" + JSON_BODY + "\r\n"), type("text/json; charset=utf-8")));
        accepted(post(path, (FORM_BODY + "\r\n").getBytes(UTF_8), type(FORM)));
    }

    @Test
    void readsByteOrderMarksElsewhereToo() {
        assertThat(post(B, marked(B_BODY)).body()).contains("ALL CHECKS PASSED");
        assertThat(post("/v1/verifications", marked(V1_BODY), BASIC, type("application/json"))
                        .status())
                .isEqualTo(201);
        assertThat(post(
                                "/v1/admin/accounts",
                                marked("{\"name\":\"Marked\",\"announcePin\":false}"),
                                ADMIN,
                                type("application/json"))
                        .status())
                .isEqualTo(201);
        Reply csv = post("/v1/numbers:batch", marked("phone\r\n+12015106000\r\n"), BASIC, type("text/csv"));
        assertThat(csv.body()).contains("phone,phone_result", "\n+12015106000,pass,");
        Reply lines = post(
                "/v1/numbers:batch", marked("{\"phone\":\"+12015106000\"}\n"), BASIC, type("application/x-ndjson"));
        assertThat(lines.body()).contains("\"numbers\":1,\"valid\":1");
    }

    @Test
    void namesUtf16() {
        for (Charset charset : new Charset[] {UTF_16, UTF_16LE, UTF_16BE}) {
            refused(A, JSON_BODY.getBytes(charset), "body must be UTF-8", type("application/json"));
            refused(A_XML, FORM_BODY.getBytes(charset), "body must be UTF-8", type(FORM));
            assertThat(post(B, B_BODY.getBytes(charset)).body())
                    .contains("\"code\":\"IN1\"", "\"detail\":\"body must be UTF-8");
        }
        refused(
                A,
                ("\uFEFF" + JSON_BODY).getBytes(UTF_16LE),
                "body must be UTF-8: its byte order mark is that of UTF-16 or UTF-32",
                type("application/json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utf-8",
                "UTF-8",
                "utf8",
                "\"utf-8\"",
                "'utf-8'",
                " utf-8 ",
                "",
                "us-ascii",
                "ISO-8859-1",
                "iso-8859-15",
                "latin1",
                "windows-1252",
                "windows-1251",
                "\"Windows-1250\"",
                "cp1252",
                "Shift_JIS",
                "gbk",
                "big5",
                "koi8-r",
                "x-unknown",
                "utf-8; boundary=x",
                "utf-8;"
            })
    void readsAsciiInEveryCharsetThatAgreesWithIt(String charset) {
        accepted(post(A, FORM_BODY.getBytes(UTF_8), type(FORM + "; charset=" + charset)));
        accepted(post(A, JSON_BODY.getBytes(UTF_8), type("application/json;Charset = " + charset)));
        assertThat(post(B, B_BODY.getBytes(UTF_8), type("application/json; charset=" + charset))
                        .body())
                .contains("ALL CHECKS PASSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "us-ascii", "x-unknown", "koi8-r"})
    void namesTheCharsetOfWhatIsNotAscii(String charset) {
        String clause = "Content-Type must name UTF-8: text in " + charset.toLowerCase(java.util.Locale.ROOT);
        for (Charset written : new Charset[] {ISO_8859_1, UTF_8}) {
            byte[] form = (FORM_BODY + "&brand=Bücher").getBytes(written);
            refused(A, form, clause, type(FORM + "; charset=" + charset));
            byte[] json = JSON_BODY.replace("}", ",\"brand\":\"Bücher\"}").getBytes(written);
            refused(A, json, clause, type("application/json; charset=" + charset));
        }
        for (String escaped : new String[] {"B%FCcher", "B%C3%BCcher"}) {
            byte[] form = (FORM_BODY + "&brand=" + escaped).getBytes(UTF_8);
            refused(A_XML, form, clause, type(FORM + "; charset=" + charset));
        }
        accepted(post(
                A,
                JSON_BODY.replace("}", ",\"brand\":\"B\\u00fccher\"}").getBytes(UTF_8),
                type("application/json; charset=" + charset)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "UTF-16LE", "utf-32", "utf-7", "IBM037", "cp500", "ebcdic-cp-us"})
    void namesACharsetThatDoesNotAgreeWithAscii(String charset) {
        refused(
                A,
                FORM_BODY.getBytes(UTF_8),
                "Content-Type must name UTF-8: text in ",
                type(FORM + "; charset=" + charset));
    }

    @Test
    void saysThatEscapesMustBeUtf8() {
        refused(A, (FORM_BODY + "&brand=B%FCcher").getBytes(UTF_8), "body must be UTF-8", type(FORM));
        accepted(post(A, (FORM_BODY + "&brand=B%C3%BCcher").getBytes(UTF_8), type(FORM)));
    }

    @ParameterizedTest
    @ValueSource(strings = {A, A_XML})
    void namesTheContentTypeThatTheBodyIsNotOf(String path) {
        String json = "Content-Type must be application/json: the body is JSON";
        refused(path, JSON_BODY.getBytes(UTF_8), json, type(FORM));
        refused(path, marked(JSON_BODY), json, type(FORM));
        refused(path, (" \n[" + JSON_BODY + "]").getBytes(UTF_8), json, type(FORM));
        refused(path, "%7B%22apikey%22%3A%22odd-key%22%7D".getBytes(UTF_8), json, type(FORM));
        refused(path, "\"{\\\"apikey\\\":1}\"".getBytes(UTF_8), json, type(FORM));
        String form = "Content-Type must be application/x-www-form-urlencoded: the body is a form";
        refused(path, FORM_BODY.getBytes(UTF_8), form, type("application/json"));
        refused(path, marked(FORM_BODY), form, type("text/javascript"));
        refused(
                path,
                ("--x\r\nContent-Disposition: form-data; name=\"pin\"\r\n\r\n12345\r\n--x--\r\n").getBytes(UTF_8),
                BodyTypes.RULE + ": the body is multipart",
                type(FORM));
        refused(
                path,
                "<?xml version=\"1.0\"?><pin>12345</pin>".getBytes(UTF_8),
                BodyTypes.RULE + ": the body is XML or HTML",
                type(FORM));
    }

    private static final class BodyTypes {
        static final String RULE = "Content-Type must be application/x-www-form-urlencoded or application/json";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "application/xml",
                "text/html",
                "application",
                "",
                "/",
                "*/*",
                "application/x-www-form-urlencoded2"
            })
    void namesAContentTypeThatIsNotRead(String type) {
        refused(A, FORM_BODY.getBytes(UTF_8), BodyTypes.RULE, type(type));
        refused(A_XML, JSON_BODY.getBytes(UTF_8), BodyTypes.RULE, type(type));
        assertThat(post("/v1/verifications", V1_BODY.getBytes(UTF_8), BASIC, type(type))
                        .body())
                .contains("Content-Type must be application/json");
    }

    @Test
    void namesAContentTypeThatIsMissing() {
        refused(A, FORM_BODY.getBytes(UTF_8), BodyTypes.RULE);
        refused(A_XML, JSON_BODY.getBytes(UTF_8), BodyTypes.RULE);
    }

    @Test
    void readsContentTypesWrittenCarelessly() {
        for (String type :
                new String[] {"Application/JSON", "application/json;", " application/json ;; charset=utf-8"}) {
            accepted(post(A, JSON_BODY.getBytes(UTF_8), type(type)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "GZIP", "x-gzip", "deflate", "br", "zstd", "compress", "gzip, identity", "nonsense"})
    void namesThePackingOfABody(String coding) throws IOException {
        byte[] packed = packed(coding, FORM_BODY);
        refused(
                A,
                packed,
                "Content-Encoding must be identity: packed bodies are not read",
                type(FORM),
                "Content-Encoding: " + coding);
        refused(A_XML, packed, "Content-Encoding must be identity", type(FORM), "Content-Encoding: " + coding);
        Reply b = post(B, packed(coding, B_BODY), "Content-Encoding: " + coding);
        assertThat(b.status()).isEqualTo(400);
        assertThat(b.body()).contains("\"code\":\"IN1\",\"detail\":\"Content-Encoding must be identity");
        for (String path : new String[] {"/v1/verifications", "/v1/numbers:batch"}) {
            Reply own = post(path, packed, BASIC, type("application/json"), "Content-Encoding: " + coding);
            assertThat(own.status()).isEqualTo(415);
            assertThat(own.body()).contains("Content-Encoding must be identity");
        }
    }

    private static byte[] packed(String coding, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = coding.equals("deflate") ? new DeflaterOutputStream(bytes) : new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void readsBodiesSaidToBeAsTheyAre() {
        accepted(post(A, FORM_BODY.getBytes(UTF_8), type(FORM), "Content-Encoding: identity"));
        accepted(post(A, FORM_BODY.getBytes(UTF_8), type(FORM), "Content-Encoding: Identity "));
        accepted(post(A, FORM_BODY.getBytes(UTF_8), type(FORM), "Content-Encoding:"));
    }

    @Test
    void noticesPackingThatNobodySaid() throws IOException {
        String gzip = "Content-Encoding must be identity: the body is packed by gzip";
        refused(A, packed("gzip", FORM_BODY), gzip, type(FORM));
        refused(A, packed("gzip", JSON_BODY), gzip, type("application/json"));
        refused(A, packed("deflate", JSON_BODY), gzip.replace("gzip", "deflate"), type("application/json"));
        assertThat(post(B, packed("gzip", B_BODY)).body()).contains("\"detail\":\"" + gzip);
    }

    @ParameterizedTest
    @CsvSource({
        "callbackurltype, HTTPS",
        "callbackurltype, ' Http '",
        "announcepin, False",
        "announcepin, FALSE",
        "announcepin, ' true'",
        "announcepin, TRUE",
        "announcepin, 1",
        "announcepin, 0",
        "language, EN",
        "language, en_US",
        "language, ' en '"
    })
    void readsWordsInAnyCaseAndWithBlanks(String name, String word) {
        String form = FORM_BODY + "&callbackurl=shop.example/cb&" + name + "=" + word.replace(" ", "%20");
        accepted(post(A, form.getBytes(UTF_8), type(FORM)));
        String json = JSON_BODY.replace("}", ",\"" + name + "\":\"" + word + "\"}");
        accepted(post(A, json.getBytes(UTF_8), type("application/json")));
    }

    @ParameterizedTest
    @CsvSource({
        "announcepin, yes",
        "announcepin, 2",
        "announcepin, wahr",
        "callbackurltype, ftp",
        "callbackurltype, https:"
    })
    void namesWordsItDoesNotKnow(String name, String word) {
        Reply reply = post(A, (FORM_BODY + "&" + name + "=" + word).getBytes(UTF_8), type(FORM));
        assertThat(reply.body())
                .contains("Parameters Invalid: " + name + " must be ")
                .endsWith("\"Status\":4}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" tollfree\"", "\"TOLLFREE \"", "\"\",\" \",\"\\tTollFree\\n\""})
    void readsLineTypesInAnyCaseAndWithBlanks(String items) {
        String body = B_BODY.replace("2015106000", "8002530000")
                .replace("}}", ",\"invalid_phonelinetypes\":[" + items + "]}}");
        assertThat(post(B, body.getBytes(UTF_8)).body()).contains("PHONE TYPE CHECK FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phonematch5.0.validate", " PhoneMatch5.0.Validate ", "PHONEMATCH5.0.VALIDATE"})
    void readsTheServiceInAnyCaseAndWithBlanks(String service) {
        String body = B_BODY.replace("PhoneMatch5.0.Validate", service);
        assertThat(post(B, body.getBytes(UTF_8)).body())
                .contains("ALL CHECKS PASSED", "\"service\":\"PhoneMatch5.0.Validate\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/verifications?status=QUEUED",
                "/v1/verifications?status=Insufficient-Balance",
                "/v1/callbacks?state=%20Due",
                "/v1/numbers/+12015106000?strict=True"
            })
    void readsWordsOfOurOwnQueriesInAnyCase(String target) {
        assertThat(api.http.get(target, BASIC).status()).isEqualTo(200);
    }
}
