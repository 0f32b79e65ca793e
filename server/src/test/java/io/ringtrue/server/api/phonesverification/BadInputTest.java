package io.ringtrue.server.api.phonesverification;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every fault of a request gets the documented code and a message that names field and rule;
/// nothing is stored.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String PATH = "/app/api/json/tts/reversepinverification";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String JSON = "Content-Type: application/json";
    private static final List<String> JSON_TYPES = List.of(
            "application/json",
            "application/jsonrequest",
            "application/x-javascript",
            "text/json",
            "text/javascript",
            "text/x-javascript",
            "text/x-json; charset=UTF-8");
    private static final List<String> OPTIONAL =
            List.of("brand", "callbackurl", "callbackurltype", "announcepin", "language", "reference");

    private ApiFixture api;

    @BeforeAll
    void start() {
        api = ApiFixture.start("ringtrue.phonesverification.aliases.[tts/verify]=tts/reversepinverification");
        api.account("sample-key", "sample-secret");
        api.account("get-key", "sample-secret", "1", ApiFixture::callingByGet);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static Map<String, String> good() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("apikey", "sample-key");
        parameters.put("apisecret", "sample-secret");
        parameters.put("number", "148485454545");
        parameters.put("pin", "12345");
        return parameters;
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String json(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> "\"" + p.getKey() + "\":" + quoted(p.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(
                        c -> c < 0x20 || c == '"' || c == '\\' ? String.format("\\u%04x", c) : String.valueOf((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }

    /// Sends, and checks that nothing was admitted or charged and that no page or stack trace came back.
    private Reply refused(int http, int status, String message, String body, String... headers) {
        int admitted = api.verifications.admissions().size();
        int entries = api.ledger.entryCount();
        Reply reply = api.http.send("POST", PATH, body, headers);
        assertThat(reply.body())
                .isEqualTo("{\"Response\":null,\"ErrorMessage\":\"" + message + "\",\"Status\":" + status + "}");
        assertThat(reply.status()).isEqualTo(http);
        assertThat(api.verifications.admissions()).hasSize(admitted);
        assertThat(api.ledger.entryCount()).isEqualTo(entries);
        return reply;
    }

    private record Bad(String parameter, String value, String rule) {
        @Override
        public String toString() {
            return parameter + "=" + (value.length() > 30 ? value.length() + " characters" : value.replace('\0', '0'))
                    + " " + rule;
        }
    }

    static Stream<Bad> badValues() {
        String digits = "pin must be 1 to 8 digits";
        String brand = "brand must be at most 20 letters, digits, spaces and . , & ' -";
        List<Bad> bad = new ArrayList<>(List.of(
                new Bad("number", "12", "number must be 7 to 15 digits, country code first"),
                new Bad("number", "1234567890123456", "number must be 7 to 15 digits, country code first"),
                new Bad("number", "CALLME", "number must be 7 to 15 digits, country code first"),
                new Bad("number", "١٤٨٤٨٥٤٥٤٥٤٥", "number must be 7 to 15 digits, country code first"),
                new Bad("number", "+252611234567", "number: calls to +252 are not allowed on this installation"),
                new Bad("pin", "123456789", digits),
                new Bad("pin", "12a45", digits),
                new Bad("pin", " 12345", digits),
                new Bad("pin", "-1", digits),
                new Bad("pin", "1.5", digits),
                new Bad("pin", "１２３", digits),
                new Bad("pin", "١٢٣", digits),
                new Bad("brand", "A brand of 21 letters", brand),
                new Bad("brand", "<script>", brand),
                new Bad("brand", "50 € off", brand),
                new Bad("callbackurl", "ht tp://x", "callbackurl must be a URL, percent-encoded where needed"),
                new Bad("callbackurl", "https://", "callbackurl must be a URL, percent-encoded where needed"),
                new Bad(
                        "callbackurl",
                        "https://a.example/?matched=1",
                        "callbackurl must not have the parameter matched, which every callback adds"),
                new Bad("callbackurltype", "ftp", "callbackurltype must be http or https"),
                new Bad("announcepin", "maybe", "announcepin must be true or false"),
                new Bad("language", "12345", "language must be a BCP 47 language tag such as en or pt-BR"),
                new Bad(
                        "reference",
                        "r".repeat(101),
                        "reference must be at most 100 characters without control characters")));
        for (String name : Stream.concat(Stream.of("number", "pin", "apikey", "apisecret"), OPTIONAL.stream())
                .toList()) {
            bad.add(new Bad(name, "1\0002", name + " must not contain control characters"));
            bad.add(new Bad(name, "1\n2", name + " must not contain control characters"));
            bad.add(new Bad(name, "x".repeat(2001), name + " must be at most 2000 characters"));
        }
        return bad.stream();
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void namesFieldAndRuleOfABadValue(Bad bad) {
        Map<String, String> parameters = good();
        parameters.put(bad.parameter(), bad.value());
        String message = "Parameters Invalid: " + bad.rule();
        refused(200, 4, message, form(parameters), FORM);
        refused(200, 4, message, json(parameters), JSON);
    }

    @ParameterizedTest
    @CsvSource({"number, number", "pin, pin"})
    void namesARequiredParameterThatIsMissingOrEmpty(String parameter, String named) {
        for (String value : new String[] {null, "", "  "}) {
            Map<String, String> parameters = good();
            parameters.put(parameter, value);
            parameters.values().removeIf(Objects::isNull);
            refused(200, 2, "Parameters Missing: " + named, form(parameters), FORM);
            refused(200, 2, "Parameters Missing: " + named, json(parameters), JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"apikey", "apisecret"})
    void answersMissingAndWrongCredentialsInTheSameWords(String parameter) {
        for (String value : List.of("", "wrong")) {
            Map<String, String> parameters = good();
            parameters.put(parameter, value);
            refused(
                    200,
                    3,
                    "Unable to authenticate user. Please try with valid ApiKey/ApiSecret.",
                    form(parameters),
                    FORM);
        }
    }

    @Test
    void answersSuspendedAccountsLikeUnknownOnes() {
        var suspended = api.account("suspended-key", "sample-secret").account();
        api.accounts.suspend(suspended.id());
        Map<String, String> parameters = good();
        parameters.put("apikey", "suspended-key");
        refused(200, 3, "Unable to authenticate user. Please try with valid ApiKey/ApiSecret.", form(parameters), FORM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apikey",
                "apisecret",
                "number",
                "pin",
                "brand",
                "callbackurl",
                "callbackurltype",
                "announcepin",
                "language",
                "reference"
            })
    void refusesAParameterGivenTwiceWithDifferentValues(String parameter) {
        Map<String, String> parameters = good();
        parameters.putIfAbsent(parameter, "1");
        refused(
                200,
                4,
                "Parameters Invalid: " + parameter + " must not be given twice with different values",
                form(parameters) + "&" + parameter.toUpperCase(Locale.ROOT) + "=other",
                FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "pin", "brand", "callbackurl", "language", "reference"})
    void refusesListsObjectsAndTruthValues(String parameter) {
        for (String value : List.of("[\"1\"]", "{\"a\":1}", "true")) {
            Map<String, String> parameters = good();
            parameters.remove(parameter);
            String body = json(parameters).replaceFirst("}$", ",\"" + parameter + "\":" + value + "}");
            refused(200, 4, "Parameters Invalid: " + parameter + " must be a string or a number", body, JSON);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"x\"", "nonsense", "{\"pin\":01}", "{\"pin\":NaN}", "{}x", "{'pin':'1'}"})
    void refusesWhatIsNoJsonObject(String body) {
        refused(400, 4, "Parameters Invalid: body must be a JSON object", body, JSON);
    }

    @Test
    void refusesJsonNestedTooDeep() {
        String body = "{\"x\":" + "[".repeat(17) + "]".repeat(17) + "}";
        refused(400, 4, "Parameters Invalid: body must be a JSON object", body, JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/xml", "text/xml", "text/plain", "multipart/form-data; boundary=x", "nonsense", "*/*"
            })
    void refusesOtherContentTypes(String type) {
        refused(
                400,
                4,
                "Parameters Invalid: Content-Type must be application/x-www-form-urlencoded or application/json",
                form(good()),
                "Content-Type: " + type);
    }

    @Test
    void refusesBrokenEscapes() {
        refused(400, 4, "Parameters Invalid: body must be UTF-8", "brand=%ff", FORM);
        String escapes = "Parameters Invalid: body must be percent-encoded: two hexadecimal digits follow each %";
        refused(400, 4, escapes, "pin=%zz", FORM);
        refused(400, 4, escapes, "pin=%1", FORM);
    }

    @Test
    void refusesAMegabyte() {
        String message = "Parameters Invalid: body must be at most 65536 bytes";
        refused(413, 4, message, "x".repeat(1 << 20), FORM);
        refused(413, 4, message, "x".repeat(65_537), JSON);
        String chunked = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\n" + FORM
                + "\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n10001\r\n" + "x".repeat(65_537)
                + "\r\n0\r\n\r\n";
        assertThat(api.http.send(chunked.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/api",
                "/app/api/",
                "/app/api/json",
                "/app/api/json/tts",
                "/app/api/json/tts/pinverify",
                "/app/api/json/tts/notifications",
                "/app/api/yaml/tts/reversepinverification",
                "/app/api/json/tts/reversepinverification/x"
            })
    void answersUnknownPathsWithCodeEight(String path) {
        Reply reply = api.http.send("POST", path, form(good()), FORM);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body())
                .isEqualTo("{\"Response\":null,\"ErrorMessage\":\"Command Invalid: there is nothing at this path\","
                        + "\"Status\":8}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"})
    void placesNoCallForOtherMethods(String method) {
        int admitted = api.verifications.admissions().size();
        Reply reply = api.http.send(method, PATH + "?" + form(good()), "");
        assertThat(reply.status()).isBetween(400, 405);
        assertThat(reply.body()).startsWith("{\"Response\":null,\"ErrorMessage\":\"");
        assertThat(api.verifications.admissions()).hasSize(admitted);
    }

    @Test
    void refusesAnIdempotencyKeyThatIsNone() {
        for (String key : List.of("", "two words", "k".repeat(256))) {
            Reply reply = api.http.send("POST", PATH, form(good()), FORM, "Idempotency-Key: " + key);
            assertThat(reply.body())
                    .contains("Idempotency-Key must be 1 to 255 visible ASCII characters", "\"Status\":4}");
        }
    }

    @Test
    void placesACallByGetOnlyWhereTheAccountAllowsIt() {
        assertThat(api.http.get(PATH + "?" + form(good())).body()).endsWith("\"Status\":8}");
        Map<String, String> allowed = good();
        allowed.put("apikey", "get-key");
        assertThat(api.http.get(PATH + "?" + form(allowed)).body()).endsWith("\"Status\":0}");
    }

    @Test
    void acceptsAllSevenJsonTypesAndAliases() {
        for (String type : JSON_TYPES) {
            Reply reply = api.http.send("POST", PATH, json(good()), "Content-Type: " + type);
            assertThat(reply.body()).as(type).endsWith("\"Status\":0}");
        }
        assertThat(api.http
                        .send("POST", "/app/api/json/TTS/Verify", form(good()), FORM)
                        .body())
                .endsWith("\"Status\":0}");
    }

    @Test
    void acceptsTheSameValueTwiceAndBrandsOfOtherScripts() {
        Map<String, String> parameters = good();
        parameters.put("brand", "Банк «Ё»".replaceAll("[«»]", ""));
        Reply reply = api.http.send("POST", PATH + "?pin=12345", form(parameters), FORM);
        assertThat(reply.body()).endsWith("\"Status\":0}");
        assertThat(api.verifications
                        .admissions()
                        .getLast()
                        .verification()
                        .order()
                        .wording()
                        .brand())
                .isEqualTo("Банк Ё");
    }

    @ParameterizedTest
    @CsvSource({"'', 2", "abc, 4", "-1, 4", "1234567890123456789, 4", "1.5, 4", "999, 5"})
    void answersBadSearchIds(String id, int status) {
        String target = "/app/api/json/search/byid?apikey=sample-key&apisecret=sample-secret&id=" + id;
        assertThat(api.http.get(target).body()).contains("\"Status\":" + status + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tts/pinverification | pin     |                | 2 | Parameters Missing: pin
            tts/pinverification | pin     | 123456789      | 4 | Parameters Invalid: pin must be 1 to 8 letters A to Z or digits
            tts/pinverification | pin     | 12 34          | 4 | Parameters Invalid: pin must be 1 to 8 letters A to Z or digits
            tts/pinverification | pin     | 1.5            | 4 | Parameters Invalid: pin must be 1 to 8 letters A to Z or digits
            tts/pinverification | pin     | ١٢٣            | 4 | Parameters Invalid: pin must be 1 to 8 letters A to Z or digits
            tts/pinverification | pin     | ßB12           | 4 | Parameters Invalid: pin must be 1 to 8 letters A to Z or digits
            tts/pinverification | pin     | ÄB12           | 4 | Parameters Invalid: pin must be 1 to 8 letters A to Z or digits
            tts/pinverification | pin     | qqq            | 4 | Parameters Invalid: pin must be digits: no voice says letters in en
            tts/notification    | message |                | 2 | Parameters Missing: message
            tts/notification    | message | ...!?          | 4 | Parameters Invalid: message must be at most 500 characters, with at least one letter or digit
            tts/notification    | number  | 12             | 4 | Parameters Invalid: number must be 7 to 15 digits, country code first
            """)
    void spokenCallsNameFieldAndRule(String path, String parameter, String value, int status, String message) {
        Map<String, String> asked = spoken(path);
        asked.put(parameter, value == null ? "" : value);
        int admitted = api.verifications.admissions().size();
        Reply reply = api.http.send("POST", "/app/api/json/" + path, form(asked), FORM);
        assertThat(reply.body())
                .isEqualTo("{\"Response\":null,\"ErrorMessage\":\"" + message + "\",\"Status\":" + status + "}");
        assertThat(api.verifications.admissions()).hasSize(admitted);
    }

    private static Map<String, String> spoken(String path) {
        Map<String, String> asked = good();
        if (path.endsWith("notification")) asked.remove("pin");
        asked.put("message", "Hello");
        return asked;
    }

    @Test
    void aMessageOf500CharactersIsTakenAndOneOf501IsNot() {
        Map<String, String> asked = spoken("tts/notification");
        asked.put("message", "ä".repeat(500));
        assertThat(api.http
                        .send("POST", "/app/api/json/tts/notification", form(asked), FORM)
                        .body())
                .contains("\"VerificationType\":\"PhoneNotification\"");
        asked.put("message", "ä".repeat(501));
        assertThat(api.http
                        .send("POST", "/app/api/json/tts/notification", form(asked), FORM)
                        .body())
                .contains("message must be at most 500 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234.0", "0042", "12E4", "abCD12", "12345678"})
    void aPinToBeSaidIsKeptAsTextButForWholeNumbersOfAMachine(String pin) {
        Map<String, String> asked = good();
        asked.put("pin", pin);
        api.http.send("POST", "/app/api/json/tts/pinverification", form(asked), FORM);
        assertThat(api.verifications.admissions().getLast().content().text())
                .isEqualTo(pin.equals("1234.0") ? "1234" : pin.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tts/pinverification", "tts/notification"})
    void getPlacesNoSpokenCallEither(String path) {
        Reply reply = api.http.get("/app/api/json/" + path + "?" + form(spoken(path)));
        assertThat(reply.body()).contains("GET places no call on this account");
    }
}
