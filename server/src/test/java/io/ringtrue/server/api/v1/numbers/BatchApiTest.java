package io.ringtrue.server.api.v1.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
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
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lists answered by `/v1/numbers:batch`, also while they are still arriving.
class BatchApiTest extends NumbersApi {
    private static final String NDJSON = "Content-Type: application/x-ndjson";
    private static final int PATIENCE_MS = 30_000;

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
