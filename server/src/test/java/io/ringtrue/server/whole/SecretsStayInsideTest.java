package io.ringtrue.server.whole;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.telephony.phone.CalleeRegister;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.FarEndObserver;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.phone.Refusing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Canaries: PINs, secrets, tokens and keyed digits that exist nowhere else, sent in every form that a dialect takes,
/// right and wrong, while the log is at TRACE. Then each is looked for wherever a server could leave it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(600)
class SecretsStayInsideTest {
    private static final String ADMIN_TOKEN = "canary-admin-token-5Tq8";
    private static final String ADMIN = "Bearer " + ADMIN_TOKEN;
    private static final String DATABASE = "ringtrue.db";
    private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
    private static final String KNOWN = "what is known to be in the heap";
    private static final String REVERSE = "/app/api/json/tts/reversepinverification";

    @TempDir
    static Path folder;

    /// By what it is; the operator's token and the trunk's password are apart, because the server needs them in
    /// memory.
    private final Map<String, String> canaries = new TreeMap<>();
    private final Map<String, String> needed = new TreeMap<>();
    private final List<Long> called = new ArrayList<>();
    private final CalleeRegister callees = new CalleeRegister(Refusing.NOT_FOUND);

    private FarEnd farEnd;
    private LoudServer server;
    private String apikey;
    private String apisecret;
    private String basic;
    private int made;

    @BeforeAll
    void sendThemAll() throws Exception {
        farEnd = FarEnd.open(
                LOCAL, 0, callees, FarEndObserver.NONE, Thread.ofVirtual().factory(), Clock.systemUTC());
        server = LoudServer.start(folder, """
                  data-dir: %s
                  admin-token: %s
                  sip: {bind: 127.0.0.1, port: 0}
                  verification: {prompt-repeats: 1, first-digit-timeout: 3s, inter-digit-timeout: 2s}
                  callbacks: {allowed-networks: 127.0.0.1/32, allowed-ports: "9"}
                """.formatted(folder.resolve("data"), ADMIN_TOKEN));
        needed.put("admin token", ADMIN_TOKEN);
        trunk();
        customers();
        verifications();
        oddRequests();
        await("the calls to end").atMost(Duration.ofSeconds(180)).until(this::allEnded);
    }

    @AfterAll
    void stop() {
        server.close();
        farEnd.close();
    }

    /// A new PIN. Eight digits of an odd look, so that no time or number holds them by chance.
    private String pin(String what) {
        String pin = "%08d".formatted(90_817_263L - 123_457L * made++);
        canaries.put("PIN " + what, pin);
        return pin;
    }

    private String secret(String what) {
        String secret = "canary-secret-" + made++ + "-Zq7";
        canaries.put("secret " + what, secret);
        return secret;
    }

    private String number() {
        return "120155502%02d".formatted(made++);
    }

    private Http.Reply post(String path, Map<String, ?> json, String authorization) {
        return server.http().post(path, json, authorization);
    }

    private void trunk() {
        String password = "canary-trunk-password-1x";
        needed.put("trunk password", password);
        Http.Reply reply = server.http()
                .put(
                        "/v1/admin/trunks/other",
                        Map.of(
                                "uri",
                                "sip:127.0.0.1:" + farEnd.port(),
                                "username",
                                "someone",
                                "password",
                                password,
                                "caller-id",
                                "+12015550100",
                                "media-networks",
                                List.of("127.0.0.0/8")),
                        ADMIN);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private void customers() {
        apikey = "canary-key";
        apisecret = secret("given at creation");
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", "Acme");
        form.put("announcePin", false);
        form.put("balance", "10");
        form.put("getPlacesCalls", true);
        form.put("apikey", apikey);
        form.put("apisecret", apisecret);
        form.put("user", "canary-user");
        form.put("pass", secret("pass given at creation"));
        Http.Reply created = post("/v1/admin/accounts", form, ADMIN);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        canaries.put(
                "secret of callbacks", created.json().path("callbackSecret").asString());
        long id = created.json().path("id").asLong();
        JsonNode other = post("/v1/admin/accounts", Map.of("name", "Other", "announcePin", true), ADMIN)
                .json();
        canaries.put("secret made by us", other.path("apisecret").asString());
        canaries.put("pass made by us", other.path("pass").asString());
        assertThat(post("/v1/account", Map.of(), basic(other.path("apikey").asString(), "secret made by us"))
                        .status())
                .isEqualTo(405);
        Map<String, String> credential = Map.of("kind", "api-key", "name", "another", "secret", secret("added"));
        assertThat(post("/v1/admin/accounts/" + id + "/credentials", credential, ADMIN)
                        .status())
                .isEqualTo(201);
        post("/v1/admin/accounts/" + id + "/credentials", Map.of("kind", "odd", "secret", secret("refused")), ADMIN);
        post("/v1/admin/accounts", Map.of("name", "", "apisecret", secret("refused, no name")), ADMIN);
        post("/v1/admin/accounts", Map.of("apisecret", List.of(secret("in a list"))), ADMIN);
        basic = basic(apikey, "secret given at creation");
    }

    /// @param what the canary's name
    private String basic(String name, String what) {
        canaries.put(
                what + ", in Basic",
                Base64.getEncoder().encodeToString((name + ":" + canaries.get(what)).getBytes(UTF_8)));
        return "Basic " + canaries.get(what + ", in Basic");
    }

    private void call(Http.Reply reply) {
        JsonNode json = reply.json();
        long id = json.has("id")
                ? json.path("id").asLong()
                : json.path("Response").path("id").asLong();
        assertThat(id).as(reply.body()).isPositive();
        called.add(id);
    }

    /// One in each form; the callee keys the PIN, a wrong one, or nothing.
    private void verifications() throws IOException {
        String account = "apikey=" + apikey + "&apisecret=" + apisecret;
        for (String form : List.of("query of GET", "query of POST", "form", "JSON", "XML answer", "/v1")) {
            String pin = pin("in " + form);
            String number = number();
            Person callee =
                    Person.keying(pin).thenKeys(pin("keyed after " + form), Duration.ofSeconds(1), Duration.ZERO);
            if (form.equals("form")) callee = Person.keying(pin("keyed wrongly"));
            if (form.equals("JSON")) callee = Person.silent();
            callees.enter(number, callee);
            String query = account + "&number=" + number + "&pin=" + pin;
            Map<String, String> json =
                    Map.of("apikey", apikey, "apisecret", apisecret, "number", "+" + number, "pin", pin);
            Http.Reply reply = switch (form) {
                case "query of GET" -> server.http().get(REVERSE + "?" + query, "");
                case "query of POST" -> form(REVERSE + "?" + query, "");
                case "JSON" -> post(REVERSE, json, "");
                case "/v1" -> post("/v1/verifications", Map.of("number", "+" + number, "pin", pin), basic);
                case "form" -> form(REVERSE, query);
                default -> form(REVERSE.replace("json", "xml"), query);
            };
            if (form.equals("XML answer")) {
                assertThat(reply.body()).contains("<Status>0<");
                called.add(Long.parseLong(reply.body().replaceAll("(?s).*<id>([0-9]+)</id>.*", "$1")));
            } else {
                call(reply);
            }
        }
        String number = number();
        callees.enter(number, Person.silent());
        Http.Reply own = post("/v1/verifications", Map.of("number", "+" + number), basic);
        canaries.put("PIN made by us", own.json().path("pin").asString());
        called.add(own.json().path("id").asLong());
    }

    private Http.Reply form(String path, String form) throws IOException {
        String answer = raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                + form);
        return new Http.Reply(
                Integer.parseInt(answer.substring(9, 12)), answer.substring(answer.indexOf("\r\n\r\n") + 4), "");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(LOCAL, server.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private void oddRequests() throws IOException {
        String head = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        raw("GET " + REVERSE + "?apikey=k&apisecret=" + secret("in a bad line") + "&a=\u0001b" + head + "\r\n");
        raw("GET " + REVERSE + "?apikey=k&apisecret=" + secret("in a bad escape") + "%zz" + head + "\r\n");
        raw("GET /nowhere?apisecret=" + secret("at no path") + head + "\r\n");
        raw("GET /v1/account?apisecret=" + secret("in a query of /v1") + head + "\r\n");
        raw("GET //app/api?pin=" + pin("at an odd path") + head + "\r\n");
        raw("GET /health/live?secret=" + secret("in a query of health") + head + "Cookie: s=" + secret("in a cookie")
                + "; b=\u0001\r\n\r\n");
        raw("GET /v1/account" + head + "Authorization: Bearer " + secret("as a wrong token") + "\r\n\r\n");
        raw("GET /v1/account" + head + "Authorization: " + secret("as no scheme") + "\r\n\r\n");
        raw("GET /v1/account" + head + "X-Bad\u0001: " + secret("in a bad header") + "\r\n\r\n");
        raw("POST /process/5/gateway" + head + "Content-Length: 900\r\n\r\n{\"pass\":\"" + secret("in half a body"));
        String odd = "{\"user\":\"canary-user\",\"pass\":\"" + secret("as a wrong pass") + "\",";
        body("/process/5/gateway", "application/json", odd + "\"service\":\"PhoneMatch5.0.Validate\",\"target\":{}}");
        body("/process/5/gateway", "application/json", odd + "\"service\":");
        body(REVERSE, "application/json", "{\"apikey\":\"k\",\"apisecret\":{\"" + secret("as a name") + "\":1}}");
        body(REVERSE, "text/plain", "apisecret=" + secret("as plain text"));
        body(REVERSE, "application/xml", "<apisecret>" + secret("in XML") + "</apisecret>");
        for (String wrong :
                List.of("{\"pin\":%s", "{\"pin\":\"%s\",\"x\":1}", "[\"%s\"]", "{\"pin\":[\"%s\"]}", "%s")) {
            String pin = pin("in " + wrong);
            raw("POST /v1/verifications" + head + "Authorization: " + basic + "\r\nContent-Type: application/json\r\n"
                    + "Idempotency-Key: " + secret("as a key with " + wrong) + "\r\nContent-Length: "
                    + wrong.formatted(pin).length() + "\r\n\r\n" + wrong.formatted(pin));
        }
        post("/v1/verifications", Map.of("number", "+12015550199", "pin", pin("too long") + "77"), basic);
    }

    private void body(String path, String type, String body) throws IOException {
        raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private boolean allEnded() {
        return called.stream().allMatch(id -> {
            JsonNode verification =
                    server.http().get("/v1/verifications/" + id, basic).json();
            return !verification.path("finished").isNull();
        });
    }

    private List<String> found(String text, Map<String, String> looked) {
        return looked.entrySet().stream()
                .filter(each -> text.contains(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    @Order(1)
    void theCallsWereRealOnes() {
        List<String> statuses = called.stream()
                .map(id -> server.http()
                        .get("/v1/verifications/" + id, basic)
                        .json()
                        .path("reason")
                        .asString())
                .toList();
        assertThat(statuses).contains("pin-matched", "wrong-pin", "no-pin");
        assertThat(canaries.values()).doesNotHaveDuplicates();
    }

    @Test
    @Order(2)
    void nothingIsInTheLog() throws IOException {
        String log = server.log();
        assertThat(log).contains("TRACE", "DEBUG");
        assertThat(found(log, canaries)).isEmpty();
        assertThat(found(log, needed)).isEmpty();
    }

    @Test
    @Order(3)
    void nothingIsInMetricsAndNamesOfThreads() throws Exception {
        String metrics = server.http().get("/metrics", ADMIN).body();
        Path threads = folder.resolve("threads.txt");
        server.ask("Thread.dump_to_file", threads.toString());
        String all = metrics + Files.readString(threads, ISO_8859_1);
        assertThat(all).contains("ringtrue_", "sqlite-writer");
        assertThat(found(all, canaries)).isEmpty();
        assertThat(found(all, needed)).isEmpty();
    }

    /// With what SQLite has not yet written from its log to the file.
    @Test
    @Order(4)
    void nothingIsInTheDataFolder() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).extracting(file -> file.getFileName().toString()).contains(DATABASE, DATABASE + "-wal");
        for (Path file : files) {
            String text = Files.readString(file, ISO_8859_1);
            assertThat(found(text, canaries)).as(file.toString()).isEmpty();
            assertThat(found(text, needed)).as(file.toString()).isEmpty();
        }
    }

    /// A dump of live objects, which a collection precedes: what it holds, somebody holds. The SIP transactions of a
    /// call that has just ended hold it for 32 s more (RFC 3261 §17.1.1.2), so the dump is taken until they are
    /// gone.
    @Test
    @Order(5)
    void nothingIsHeldInTheHeap() {
        await().pollInterval(Duration.ofSeconds(10))
                .atMost(Duration.ofSeconds(150))
                .untilAsserted(() -> assertThat(heldInTheHeap()).isEmpty());
    }

    private Map<String, Long> heldInTheHeap() throws Exception {
        Path dump = folder.resolve("heap.hprof");
        Files.deleteIfExists(dump);
        server.ask("GC.heap_dump", dump.toString());
        Map<String, String> looked = new TreeMap<>(canaries);
        // What an answer shows once, secrets that we made, lies in the container's buffer of answers until another
        // answer of its length comes.
        looked.keySet().removeIf(name -> name.endsWith("made by us") || name.equals("secret of callbacks"));
        looked.put(KNOWN, ADMIN_TOKEN);
        Map<String, Long> found = new HeapSearch(looked).in(dump);
        assertThat(found.remove(KNOWN)).as(KNOWN).isPositive();
        return found;
    }
}
