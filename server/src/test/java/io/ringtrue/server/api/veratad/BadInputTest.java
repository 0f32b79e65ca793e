package io.ringtrue.server.api.veratad;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.accounts.AccountSettings.Validation;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every fault of a query gets the documented answer, never a page or a 5xx, and nothing is stored.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String PATH = "/process/comprehensive/gateway";
    private static final String LOGIN = "\"user\":\"user@company.com\",\"pass\":\"example_password\"";
    private static final String START = "{" + LOGIN + ",\"service\":\"PhoneMatch5.0.Validate\",";
    private static final String PASSED = "\"detail\":\"ALL CHECKS PASSED\"";
    private static final String NOT_VALID = "{\"output\":{\"data\":{\"PhoneNumber\":[]}}";
    private static final int MOST_MILLIS = 50;

    private ApiFixture api;

    @BeforeAll
    void start() {
        api = ApiFixture.start("ringtrue.veratad.aliases.[3/gateway]=comprehensive/gateway");
        api.user("user@company.com", "example_password", Validation.STANDARD);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private Reply post(String body) {
        return api.http.send("POST", PATH, body, "Content-Type: application/json");
    }

    private Reply phone(String json) {
        return post(START + "\"target\":{\"phone\":" + json + "}}");
    }

    /// Sends, and checks that nothing was stored.
    private Reply refused(int http, String code, String body) {
        int before = api.validations.usages().size();
        Reply reply = post(body);
        assertThat(reply.body()).contains("\"code\":\"" + code + "\"").startsWith("{\"meta\":{\"timestamp\":");
        assertThat(reply.status()).isEqualTo(http);
        assertThat(api.validations.usages()).hasSize(before);
        return reply;
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> out.append(String.format("\\u%04x", c)));
        return out.append('"').toString();
    }

    static Stream<String> notValid() {
        return Stream.of(
                "letters only",
                "911",
                "1",
                "+",
                "2015106000+",
                "abc201def510ghi6000",
                "201+5106000",
                "12\u000034",
                "\uD83D\uDCDE",
                "-",
                ";ext=12",
                "+999123456789",
                "1-800-FLOWERS",
                "<script>alert(1)</script>",
                "'; DROP TABLE validation; --",
                "9".repeat(60_000 / 6),
                "+1".repeat(1_000));
    }

    /// Also as JSON numbers where they are some.
    @ParameterizedTest
    @CsvSource({
        "2015106000.0, 2015106000",
        "2.015106E9, ''",
        "2.0151060E9, ''",
        "2.01510601E9, 2015106010",
        "1.20155501E10, 2015550100",
        "4930901822.00, 4930901822",
        "4930901822.5, ''",
        "-4930901822, ''",
        "1E99, ''"
    })
    void takesAMachinesWholeNumberAndRefusesAnyOther(String written, String number) {
        for (String json : List.of(written, quoted(written))) {
            if (number.isEmpty()) {
                Reply reply = refused(400, "QRY2", START + "\"target\":{\"phone\":" + json + "}}");
                assertThat(reply.body()).contains("phone must be a string or a whole number");
            } else {
                assertThat(phone(json).body()).contains("\"phonenumber\":\"" + number + "\"");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"201-510-6000 x12\"", "(201) 510-6000 (ext 12)", "2015106000 anexo 12", "2015106000 Home"})
    void cutsWhatStandsBehindTheNumber(String text) {
        assertThat(phone(quoted(text)).body()).contains(PASSED, "\"phonenumber\":\"2015106000\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "201-510-6000 / 201-510-6001",
                "2015106000 or 2015106001",
                "201-510-6000 12",
                "2015106000 room 12"
            })
    void answersTwoNumbersAsNotValid(String text) {
        assertThat(phone(quoted(text)).body()).startsWith(NOT_VALID);
    }

    @ParameterizedTest
    @MethodSource("notValid")
    void answersWhatIsNoNumberAsNotValidAndEchoesNoneOfIt(String text) {
        Reply reply = phone(quoted(text));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .startsWith(NOT_VALID)
                .contains("PHONE CHECK FAILED")
                .hasSizeLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2015106000",
                "+12015106000",
                "0012015106000",
                "01112015106000",
                "(201) 510-6000",
                "12015106000",
                "２０１５１０６０００",
                "٢٠١٥١٠٦٠٠٠",
                "2015106000;ext=99",
                "2015106000 x12",
                "tel:+1-201-510-6000",
                "\uD83D\uDCDE 201 510 6000",
                "201\u0000510\u00006000"
            })
    void readsANumberHoweverItIsWritten(String text) {
        Reply reply = phone(quoted(text));
        assertThat(reply.body()).contains("\"phonenumber\":\"2015106000\"", PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "2015106000, ALL CHECKS PASSED",
        "12015106000, ALL CHECKS PASSED",
        "447400123456, ALL CHECKS PASSED",
        "0, PHONE CHECK FAILED",
        "123456789012345678901234567890, PHONE CHECK FAILED"
    })
    void readsAPhoneGivenAsANumber(String number, String detail) {
        assertThat(phone(number).body()).contains(detail);
    }

    @Test
    void readsANumberOfAsManyDigitsAsFitTheBody() {
        Reply reply = phone("9".repeat(60_000));
        assertThat(reply.body()).contains("PHONE CHECK FAILED").hasSizeLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2015106000", "2015106000.5", "2.0e9", "true", "false", "[]", "[\"2015106000\"]", "{}"})
    void refusesAPhoneOfAWrongKind(String json) {
        Reply reply = refused(400, "QRY2", START + "\"target\":{\"phone\":" + json + "}}");
        assertThat(reply.body()).contains("\"detail\":\"phone must be a string or a whole number\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "null", "\"\\n\\t\""})
    void asksForAPhoneThatIsMissing(String json) {
        Reply reply = refused(400, "QRY1", START + "\"target\":{\"phone\":" + json + "}}");
        assertThat(reply.body()).contains("Service requires Phone to be specified.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"target\":null", "\"target\":null,\"phone\":null", "\"phones\":\"2015106000\""})
    void asksForATarget(String rest) {
        String body = START + rest + "}";
        refused(400, "QRY0", body.replace(",}", "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "1", "[]", "true"})
    void refusesATargetThatIsNoObject(String json) {
        refused(400, "QRY2", START + "\"phone\":\"2015106000\",\"target\":" + json + "}");
    }

    @Test
    void takesTheTargetBeforeWhatStandsBesideIt() {
        Reply reply = post(START + "\"phone\":\"junk\",\"invalid_phonelinetypes\":[\"mobile\",\"landline\"],"
                + "\"target\":{\"phone\":\"2015106000\",\"invalid_phonelinetypes\":[]}}");
        assertThat(reply.body()).contains(PASSED);
        reply = post(
                START + "\"phone\":\"2015106000\",\"target\":{\"invalid_phonelinetypes\":[\"MOBILE\",\"LandLine\"]}}");
        assertThat(reply.body()).contains("PHONE TYPE CHECK FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"voip\"", "1", "{}", "true", "[1]", "[null]", "[[\"voip\"]]", "[\"fax\"]", "[\"vo ip\"]"})
    void refusesLineTypesItDoesNotKnow(String json) {
        Reply reply = refused(400, "QRY2", START + "\"phone\":\"2015106000\",\"invalid_phonelinetypes\":" + json + "}");
        assertThat(reply.body()).contains("\"detail\":\"invalid_phonelinetypes must ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[\"\"]", "[\"\",\"\"]", "[\"\",\"VOIP\"]"})
    void takesAListThatExcludesNothingHere(String json) {
        Reply reply = post(START + "\"phone\":\"2015106000\",\"invalid_phonelinetypes\":" + json + "}");
        assertThat(reply.body()).contains(PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"12345\"",
                "12345",
                "0.10",
                "-1.50e+7",
                "12345678901234567890123456789",
                "\"\uD83D\uDCDE ü \\\"quoted\\\" \\\\\"",
                "\"\\u0000\""
            })
    void tellsTheReferenceBackAsItWasSent(String json) {
        Reply reply = post(START + "\"phone\":\"2015106000\",\"reference\":" + json + "}");
        assertThat(reply.body()).contains("\"reference\":" + json + ",\"service\":");
    }

    @Test
    void tellsHalfASurrogatePairBackAsAnEscape() {
        Reply reply = post(START + "\"phone\":\"2015106000\",\"reference\":\"\\uD83D\"}");
        assertThat(reply.body()).contains("\"reference\":\"\\ud83d\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[]", "{}"})
    void refusesAReferenceOfAWrongKind(String json) {
        refused(400, "QRY2", START + "\"phone\":\"2015106000\",\"reference\":" + json + "}");
    }

    @Test
    void refusesALongReference() {
        refused(400, "QRY2", START + "\"phone\":\"2015106000\",\"reference\":\"" + "r".repeat(256) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"user\":\"user@company.com\",\"pass\":\"wrong\"",
                "\"user\":\"nobody\",\"pass\":\"example_password\"",
                "\"user\":\"user@company.com\"",
                "\"user\":null,\"pass\":null",
                "\"user\":[],\"pass\":{}",
                "\"user\":\"user@company.com\\u0000\",\"pass\":\"example_password\"",
                "\"user\":\"\\uD83D\",\"pass\":\"example_password\"",
                "\"pass\":\"example_password\"",
                "\"apikey\":\"user@company.com\""
            })
    void answersEveryWrongLoginAlike(String login) {
        api.clock.tick(Duration.ofHours(1));
        Reply reply = refused(400, "AUTH0", "{" + login + ",\"phone\":\"2015106000\"}");
        assertThat(reply.body()).endsWith("\"error\":{\"message\":\"Bad Login\",\"code\":\"AUTH0\"}}");
    }

    @Test
    void makesWhoGuessesWait() {
        api.user("guessed", "example_password", Validation.STANDARD);
        Reply reply = post("");
        for (int i = 0; i < 12; i++) {
            reply = post("{\"user\":\"guessed\",\"pass\":\"guess " + i + "\"}");
        }
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isNotEmpty();
        assertThat(reply.body()).contains("\"code\":\"AUTH0\"").doesNotContain("guess ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"x\"",
                "1",
                "null",
                "true",
                "{",
                "{\"user\"",
                "{} {}",
                "{},",
                "user=u&pass=p",
                "{'user':'u'}",
                "{\"user\":\"u\",}",
                "{\"user\":\"a\\qb\"}",
                "// comment\n{}",
                "{\"user\":NaN}",
                "{\"user\":\"a\nb\"}",
                "\u0000",
                "{\"user\":\"u\",\"user\":\"u\"}",
                "{\"target\":{\"phone\":\"1\",\"phone\":\"2\"}}",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":{\"i\":{\"j\":{\"k\":{\"l\":{\"m\":{\"n\":{"
                        + "\"o\":{\"p\":{\"q\":1}}}}}}}}}}}}}}}}}"
            })
    void cannotParseWhatIsNoJsonObject(String body) {
        assertThat(refused(400, "IN1", body).body()).contains("\"message\":\"Query Not Parsable\"");
    }

    @Test
    void cannotParseObjectsOrListsNestedAThousandDeep() {
        for (String open : List.of("[", "{\"a\":")) {
            Reply reply = refused(400, "IN1", "{\"user\":\"u\",\"a\":" + open.repeat(1_000));
            assertThat(reply.body()).hasSizeLessThan(4_000);
        }
    }

    @Test
    void cannotParseOtherEncodingsAndShowsNoSecretOfThem() {
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)) {
            byte[] body = ("{\"user\":\"ü\",\"pass\":\"hunter2\",\"phone\":\"2015106000\"}").getBytes(charset);
            Reply reply = api.http.send(withHead(body));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("IN1").doesNotContain("hunter2").doesNotContain("2015106000");
        }
    }

    @Test
    void ignoresAByteOrderMark() {
        assertThat(post("\uFEFF" + START + "\"phone\":\"2015106000\"}").body()).contains(PASSED);
    }

    private static byte[] withHead(byte[] body) {
        byte[] head = ("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t "})
    void hasNoQueryInAnEmptyBody(String body) {
        assertThat(refused(400, "IN0", body).body()).endsWith("\"error\":{\"message\":\"No Query\",\"code\":\"IN0\"}}");
    }

    @Test
    void refusesABodyOfMoreThan64KilobytesInItsOwnWords() {
        Reply reply = phone("\"" + "9".repeat(100_000) + "\"");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.body()).contains("\"code\":\"IN1\"", "body must be at most 65536 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "GET"})
    void answersAnotherMethodInItsOwnWords(String method) {
        Reply reply = api.http.send(method, PATH, "");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST");
        assertThat(reply.body())
                .isIn(
                        "",
                        "{\"meta\":{\"timestamp\":\""
                                + api.clock.instant().toString().substring(0, 19)
                                + "\"},\"error\":{\"message\":\"No Query\",\"code\":\"IN0\",\"detail\":\"method must be POST\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/process", "/process/", "/process/gateway", "/process/comprehensive", "/PROCESS/x/y/z"})
    void answersAnUnknownPathInItsOwnWords(String path) {
        Reply reply = api.http.send("POST", path, "{}");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("\"code\":\"QRY2\",\"detail\":\"there is nothing at this path\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/process/comprehensive//gateway", "/process/%2e%2e/v1/account", "/process/a;b/gateway"})
    void answersAPathNobodyShouldSendInItsOwnWords(String path) {
        Reply reply = api.http.send("POST", path, "{}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).startsWith("{\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/process/5/gateway", "/Process/Comprehensive/Gateway/", "/process/3/gateway"})
    void knowsItsPathsInAnyCaseAndItsAliases(String path) {
        Reply reply = api.http.send("POST", path, START + "\"phone\":\"2015106000\"}");
        assertThat(reply.body()).contains(PASSED);
    }

    @Test
    void asksForATokenBeforeItCallsItExpired() {
        Reply reply = api.http.send("POST", "/process/continue", "{" + LOGIN + "}");
        assertThat(reply.body()).contains("QRY1", "Service requires Token to be specified.");
        reply = api.http.send("POST", "/process/continue", "{\"token\":\"t\"}");
        assertThat(reply.body()).contains("AUTH0");
        reply = api.http.send("POST", "/process/continue", "{" + LOGIN + ",\"token\":\"" + "t".repeat(5_000) + "\"}");
        assertThat(reply.body()).contains("QRY6").hasSizeLessThan(1_200);
    }

    @Test
    void answersWhateverIsSentWithinFiftyMilliseconds() {
        List<String> bodies = new ArrayList<>(notValid()
                .map(text -> START + "\"phone\":" + quoted(text) + "}")
                .toList());
        bodies.add("[".repeat(60_000));
        bodies.add("{\"pass\":".repeat(8_000));
        bodies.add("pass ".repeat(12_000));
        bodies.add("\\u0070".repeat(10_000));
        bodies.add("\"".repeat(60_000));
        bodies.add(START + "\"phone\":" + "9".repeat(60_000) + "}");
        bodies.add(START + "\"phone\":\"" + "x".repeat(60_000) + "\"}");
        bodies.add(START + "\"phone\":\"1" + ";ext=".repeat(10_000) + "\"}");
        for (String body : bodies) {
            assertThat(fastestMillis(body))
                    .as(body.substring(0, Math.min(60, body.length())))
                    .isLessThan(MOST_MILLIS);
        }
    }

    /// The best of a few tries: other programs run on this machine, too.
    private long fastestMillis(String body) {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            Reply reply = post(body);
            fastest = Math.min(fastest, (System.nanoTime() - start) / 1_000_000);
            assertThat(reply.status()).isLessThan(500);
        }
        return fastest;
    }

    @Test
    void hasAnAnswerForWhateverNoiseItIsSent() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String good =
                START + "\"reference\":1,\"target\":{\"phone\":\"2015106000\",\"invalid_phonelinetypes\":[\"voip\"]}}";
        for (int i = 0; i < 1_000; i++) {
            byte[] body = good.getBytes(StandardCharsets.UTF_8);
            for (int k = random.nextInt(4); k >= 0; k--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            Reply reply = api.http.send(withHead(body));
            assertThat(reply.status()).as("seed " + seed).isIn(200, 400, 429);
            assertThat(reply.body()).as("seed " + seed).startsWith("{\"").endsWith("}");
        }
    }
}
