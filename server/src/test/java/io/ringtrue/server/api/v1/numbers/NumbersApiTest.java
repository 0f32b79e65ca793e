package io.ringtrue.server.api.v1.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.AccountSettings.Validation;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.api.fakes.SamplePage;
import io.ringtrue.server.api.v1.OpenApiSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `/v1/numbers` over a real socket.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumbersApiTest {
    private static final String CSV = "Content-Type: text/csv";
    private static final String NDJSON = "Content-Type: application/x-ndjson";
    private static final String BATCH = "/v1/numbers:batch";
    private static final int PATIENCE_MS = 30_000;

    private ApiFixture api;
    private OpenApiSchema described;
    private final String basic = basic("numbers-key", "a-secret-of-numbers");

    @BeforeAll
    void start() {
        api = ApiFixture.start();
        api.account("numbers-key", "a-secret-of-numbers");
        api.account(
                "strict-key", "a-secret-of-numbers", "1", s -> with(s, new Validation(1, true, OptionalLong.empty())));
        api.account(
                "paying-key", "a-secret-of-numbers", "0", s -> with(s, new Validation(1, false, OptionalLong.of(5))));
        api.account("demo-key", "demo-secret-of-docs");
        described = new OpenApiSchema(api.http.get("/v1/openapi").body());
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static AccountSettings with(AccountSettings settings, Validation validation) {
        return new AccountSettings(
                settings.announcePin(),
                settings.callbackUrl(),
                settings.callbackScheme(),
                settings.progressCallbacks(),
                settings.language(),
                settings.spendCapMillionths(),
                settings.callsByGet(),
                validation);
    }

    private static String basic(String name, String secret) {
        byte[] pair = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private JsonNode number(String path) {
        return answered("/" + path);
    }

    /// @param target behind `/v1/numbers`
    private JsonNode answered(String target) {
        Reply reply = api.http.get("/v1/numbers" + target, basic);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        String route = target.startsWith("?") ? "/v1/numbers" : "/v1/numbers/{number}";
        assertThat(described.faults(route, "get", 200, reply.header("Content-Type"), reply.body()))
                .isEmpty();
        return JsonMapper.shared().readTree(reply.body());
    }

    private static String basis(JsonNode told, String field) {
        for (JsonNode basis : told.path("basis")) {
            if (basis.path("field").asString().equals(field)) {
                return basis.path("kind").asString() + " "
                        + basis.path("confidence").asString();
            }
        }
        return "";
    }

    @ParameterizedTest
    @CsvSource({
        "4930901822.0, +4930901822, ''",
        "1.20155501E10, +12015550100, ''",
        "201-555-0100%20x12, +12015550100, ''",
        "4930901822.5, '', not-whole",
        "201-555-0100%20or%20201-555-0101, '', digits-behind"
    })
    void readsMachineNumbersAndTails(String text, String e164, String fault) {
        JsonNode told = number(text);
        assertThat(told.path("e164").asString("")).isEqualTo(e164);
        assertThat(told.path("fault").asString("")).isEqualTo(fault);
    }

    @Test
    void saysWhichColumnOfABatchWasTaken() {
        Reply reply =
                api.http.send("POST", BATCH + "?summary=comment", "Number,Name,Mobile\n1,Ann,2015106000\n", basic, CSV);
        assertThat(reply.body())
                .contains("1,Ann,2015106000,pass,true,+12015106000")
                .contains("column Mobile (guessed by its name), 1 of its first 1 cells are numbers");
        Reply refused = api.http.send("POST", BATCH, "%PDF-1.7\n", basic, CSV);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("is a PDF");
    }

    @Test
    void tellsAllThatIsKnownAndOnWhatItRests() {
        JsonNode told = number("+447400123456");
        assertThat(told.path("valid").asBoolean()).isTrue();
        assertThat(told.path("e164").asString()).isEqualTo("+447400123456");
        assertThat(told.path("country").asString()).isEqualTo("GB");
        assertThat(told.path("lineType").asString()).isEqualTo("Mobile");
        assertThat(told.at("/reading/rule").asString()).isEqualTo("plus");
        assertThat(basis(told, "carrier")).isEqualTo("allocation low");
        assertThat(basis(told, "line-type")).isEqualTo("plan high");
        assertThat(told.path("explanation").size()).isGreaterThan(4);
    }

    @Test
    void tellsOtherReadingsAndHowSureItIs() {
        JsonNode told = number("4792345678");
        assertThat(told.path("e164").asString()).isEqualTo("+14792345678");
        assertThat(told.at("/otherReadings/0/e164").asString()).isEqualTo("+4792345678");
        assertThat(basis(told, "line-type")).isEqualTo("plan-ambiguous low");
        assertThat(told.path("possibleTypes")).hasSize(2);
        assertThat(number("4792345678?strict=true").path("e164").asString()).isEqualTo("+4792345678");
        assertThat(number("2015412653?defaultCallingCode=44").path("e164").asString())
                .isEqualTo("+442015412653");
        Reply strict = api.http.get("/v1/numbers/4792345678", basic("strict-key", "a-secret-of-numbers"));
        assertThat(strict.body()).contains("\"e164\":\"+4792345678\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/%2B442015412653           | +442015412653 | +442015412653",
                "/00442015412653            | 00442015412653 | +442015412653",
                "/%F0%9F%93%9E+442015412653 | \uD83D\uDCDE+442015412653 | +442015412653",
                "/+4420.1541.2653           | +4420.1541.2653 | +442015412653",
                "?number=%2B442015412653    | +442015412653 | +442015412653",
                "?number=+442015412653      | +442015412653 | +442015412653",
                "?strict=false&number=+442015412653 | +442015412653 | +442015412653",
                "?number=+44%2020%201541%2F2653   | +44 20 1541/2653 | +442015412653",
                "?number=tel:%2B442015412653;ext=12 | tel:+442015412653;ext=12 | +442015412653",
                "?number=%F0%9F%93%9E%2B442015412653 | \uD83D\uDCDE+442015412653 | +442015412653",
            })
    void takesWhatStandsInPathOrQueryForText(String target, String input, String e164) {
        JsonNode told = answered(target);
        assertThat(told.path("input").asString()).isEqualTo(input);
        assertThat(told.path("e164").asString()).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "%00",
                "%2F",
                "%2e%2e%2f%2e%2e",
                "..%2f",
                "%5c",
                ";",
                "a;b=c",
                "%0d%0aX:1",
                "%25",
                "~",
                "%F0%9F%98%80",
                ".",
                "%2f%2f",
                "911",
                "%7B%22",
                "%3Cscript%3E"
            })
    void answersAnyTextAsNoNumber(String text) {
        JsonNode told = answered("?number=" + text);
        assertThat(told.path("valid").asBoolean()).isFalse();
        assertThat(told.path("fault").isString()).isTrue();
    }

    /// Servers and proxies resolve or refuse these before a controller sees them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "%2F",
                "%2e%2e%2f%2e%2e",
                "..%2f",
                "+44%2F20",
                "%5c",
                ";",
                "a;b=c",
                "%0d%0aX:1",
                "%25",
                "%2f%2f"
            })
    void saysWhereATextBelongsThatCannotStandInAPath(String text) {
        Reply reply = api.http.get("/v1/numbers/" + text, basic);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.body()).contains("GET /v1/numbers?number=");
    }

    @Test
    void echoesAtMost64Characters() {
        assertThat(number("1".repeat(200)).path("input").asString()).hasSize(64);
        assertThat(number("1".repeat(63) + "%F0%9F%98%80".repeat(3))
                        .path("input")
                        .asString())
                .hasSize(63);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/numbers/                             | number | must be given",
                "/v1/numbers                              | number | must be given",
                "/v1/numbers?number=                      | number | must be given",
                "/v1/numbers?number=%20                   | number | must be given",
                "/v1/numbers/%20                          | number | must be given",
                "/v1/numbers/1?strict=yes                 | strict | must be true or false",
                "/v1/numbers/1?defaultCallingCode=0       | defaultCallingCode | must be a calling code of 1 to 3 digits",
                "/v1/numbers/1?defaultCallingCode=4&strict=true | defaultCallingCode | must not be given together with strict",
            })
    void refusesBadQuestionsNamingTheField(String target, String field, String rule) {
        problem(api.http.get(target, basic), 422, field, rule);
    }

    @Test
    void refusesAnOverlongText() {
        problem(api.http.get("/v1/numbers/" + "1".repeat(251), basic), 422, "number", "must be at most 250 characters");
    }

    private static void problem(Reply reply, int status, String field, String rule) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        JsonNode error = JsonMapper.shared().readTree(reply.body()).at("/errors/0");
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("rule").asString()).isEqualTo(rule);
    }

    @Test
    void tellsNothingToWhoCannotPay() {
        String paying = basic("paying-key", "a-secret-of-numbers");
        assertThat(api.http.get("/v1/numbers/+442015412653", paying).status()).isEqualTo(402);
        assertThat(api.http.send("POST", BATCH, "phone\n1\n", paying, CSV).status())
                .isEqualTo(403);
        assertThat(api.http.get("/v1/numbers/+442015412653").status()).isEqualTo(401);
        assertThat(api.http.send("POST", BATCH, "phone\n1\n", CSV).status()).isEqualTo(401);
    }

    @Test
    void answersCsvWithCsv() {
        Reply reply = api.http.send(
                "POST",
                BATCH + "?column=contact&exclude=voip&fields=result,e164&summary=comment",
                "contact;n\r\n2015106000;a\r\n+445600000000;b\r\nx;y;z\r\n",
                basic,
                CSV);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        String[] lines = reply.body().split("\r\n");
        assertThat(lines)
                .startsWith(
                        "contact;n;phone_result;phone_e164", "2015106000;a;pass;+12015106000",
                        "+445600000000;b;excluded;+445600000000", "x;y;z;refused;");
        JsonNode summary =
                JsonMapper.shared().readTree(lines[4].substring("# ".length())).path("summary");
        assertThat(summary.path("valid").asInt()).isEqualTo(2);
        assertThat(summary.at("/refusedLines/0/line").asInt()).isEqualTo(4);
    }

    @Test
    void endsNdjsonWithTheSummary() {
        Reply reply = api.http.send("POST", BATCH + "?fields=e164", "{\"phone\":\"2015106000\"}\nbad\n", basic, NDJSON);
        assertThat(reply.header("Content-Type")).isEqualTo("application/x-ndjson");
        String[] lines = reply.body().split("\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).isEqualTo("{\"phone\":\"2015106000\",\"phone_e164\":\"+12015106000\"}");
        assertThat(lines[1]).isEqualTo("{\"phone_e164\":null}");
        assertThat(JsonMapper.shared()
                        .readTree(lines[2])
                        .at("/summary/faults/not-json")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?column=x      | column    | must be one of the columns: id, contact",
                "''             | column    | must be chosen; the columns are: id, contact",
                "?exclude=fax   | exclude   | must be one of landline, voip, mobile, voicemail, tollfree, premium, other",
                "?delimiter=ab  | delimiter | must be comma, semicolon, tab, pipe, or one ASCII character that is no letter or digit",
                "?header=maybe  | header    | must be true or false",
                "?plain=1       | plain     | must be true or false",
                "?summary=yes   | summary   | must be comment",
                "?prefix=%3D    | prefix    | must be at most 40 letters, digits, _ . or -",
            })
    void refusesABatchNamingTheField(String query, String field, String rule) {
        problem(api.http.send("POST", BATCH + query, "id,contact\n1,2\n", basic, CSV), 422, field, rule);
    }

    @Test
    void refusesWhatIsNeitherCsvNorNdjson() {
        Reply reply = api.http.send("POST", BATCH, "{}", basic, "Content-Type: application/json");
        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.body()).contains("text/csv or application/x-ndjson");
    }

    /// No row was sent yet: the list is cut off within the first rows, or its head is no gzip head.
    @Test
    void refusesADamagedGzipNamingTheBody() throws Exception {
        byte[] packed = gzip("phone\n2015106000\n2015106001\n");
        byte[] changed = packed.clone();
        changed[2] ^= 1;
        for (byte[] damaged : List.of(changed, Arrays.copyOf(packed, packed.length / 2), Arrays.copyOf(packed, 12))) {
            problem(post(damaged), 422, "body", "is a damaged gzip file; pack it again");
        }
        assertThat(post(packed).status()).isEqualTo(200);
    }

    /// Rows were sent already: the answer ends without its last chunk, so that no client takes
    /// it for complete.
    @Test
    void breaksOffBehindTheRowsThatAreOut() throws Exception {
        double before = garbled();
        byte[] changed = gzip("phone\n" + "2015106000\n".repeat(20_000));
        changed[changed.length - 8] ^= 1;
        byte[] bomb = gzip("phone\n" + "2015106000\n".repeat(2_000_000));
        for (byte[] bad : List.of(changed, bomb)) {
            try (Conversation batch = new Conversation(api.http.port(), basic)) {
                batch.say(bad);
                batch.hear("2015106000,+12015106000");
                assertThat(batch.rest()).doesNotContain("\r\n0\r\n");
            }
        }
        await("both counted").untilAsserted(() -> assertThat(garbled()).isEqualTo(before + 2));
    }

    private double garbled() {
        return api.http
                .get("/metrics", "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN)
                .body()
                .lines()
                .filter(line -> line.startsWith("ringtrue_http_broken_total") && line.contains("\"malformed\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private Reply post(byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST " + BATCH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + CSV + "\r\n"
                        + basic + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return api.http.send(request.toByteArray());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return packed.toByteArray();
    }

    /// A row that cannot be a heading is answered before the next one has arrived, packed or not.
    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "text/csv"})
    void answersTheFirstRowBeforeItWaitsForAnother(String type) throws Exception {
        String row = type.equals("text/csv") ? "2015106000\n" : "{\"phone\":\"2015106000\"}\n";
        try (Conversation plain = new Conversation(api.http.port(), basic, type);
                Conversation packed = new Conversation(api.http.port(), basic, type)) {
            plain.say(row);
            plain.hear("+12015106000");
            plain.say(row.replace("6000", "6001"));
            plain.hear("+12015106001");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            GZIPOutputStream packing = new GZIPOutputStream(bytes, true);
            for (int i = 0; i < 3; i++) {
                packing.write(row.replace("6000", "600" + i).getBytes(StandardCharsets.US_ASCII));
                packing.flush();
                packed.say(bytes.toByteArray());
                bytes.reset();
                packed.hear("+1201510600" + i);
            }
        }
    }

    @Test
    void answersWhileTheListIsStillArriving() throws Exception {
        try (Conversation batch = new Conversation(api.http.port(), basic)) {
            batch.say("phone\n2015106000\n");
            batch.hear("2015106000,+12015106000");
            for (int i = 0; i < 50; i++) batch.say("2015106000\n".repeat(3_000));
            batch.say("+442015412653\n");
            batch.hear("+442015412653,+442015412653");
            batch.finish();
            batch.hear("\r\n0\r\n\r\n");
        }
    }

    @Test
    void allowsAnAccountFourBatchesAtOnceAndForgetsThoseWhoLeft() throws Exception {
        List<Conversation> open = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                Conversation batch = new Conversation(api.http.port(), basic);
                open.add(batch);
                batch.say("phone\n2015106000\n");
                batch.hear("+12015106000");
            }
            Reply fifth = api.http.send("POST", BATCH, "phone\n1\n", basic, CSV);
            assertThat(fifth.status()).isEqualTo(429);
            assertThat(fifth.header("Retry-After")).isEqualTo("10");
        } finally {
            for (Conversation batch : open) batch.close();
        }
        await("places to be free again")
                .until(() ->
                        api.http.send("POST", BATCH, "phone\n1\n", basic, CSV).status() == 200);
    }

    @Test
    void answersAsItsPageShows() {
        SamplePage page = new SamplePage("numbers.md");
        assertThat(page.count()).isGreaterThanOrEqualTo(4);
        page.compare(api.http, _ -> {});
    }

    /// A batch whose request and answer go on at the same time.
    private static final class Conversation implements AutoCloseable {
        private final Socket socket;
        private final OutputStream out;
        private final InputStream in;
        private final StringBuilder heard = new StringBuilder();

        Conversation(int port, String authorization) throws IOException {
            this(port, authorization, "text/csv");
        }

        Conversation(int port, String authorization, String type) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MS);
            out = socket.getOutputStream();
            in = socket.getInputStream();
            write("POST " + BATCH + "?fields=e164 HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n"
                    + authorization + "\r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        /// One chunk, RFC 9112 §7.1.
        void say(String rows) throws IOException {
            write(Integer.toHexString(rows.length()) + "\r\n" + rows + "\r\n");
        }

        void say(byte[] bytes) throws IOException {
            write(Integer.toHexString(bytes.length) + "\r\n");
            out.write(bytes);
            write("\r\n");
        }

        /// Everything that arrives until the connection ends or breaks.
        String rest() throws IOException {
            StringBuilder rest = new StringBuilder();
            byte[] piece = new byte[8_192];
            try {
                for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
                    rest.append(new String(piece, 0, got, StandardCharsets.US_ASCII));
                }
            } catch (SocketException broken) {
                assertThat(broken).hasMessage("Connection reset");
            }
            return rest.toString();
        }

        void finish() throws IOException {
            write("0\r\n\r\n");
        }

        void hear(String expected) throws IOException {
            byte[] piece = new byte[8_192];
            while (heard.indexOf(expected) < 0) {
                int got = in.read(piece);
                assertThat(got).as("the answer ended with: " + heard).isPositive();
                // Only the end matters, and an expected text may be split.
                heard.delete(0, Math.max(0, heard.length() - 1_000));
                heard.append(new String(piece, 0, got, StandardCharsets.US_ASCII));
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
