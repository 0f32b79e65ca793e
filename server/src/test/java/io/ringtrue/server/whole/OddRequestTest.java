package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.TestServer;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.cli.server.RunningServer;
import io.ringtrue.server.storage.PostgresCluster;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every parameter and every member that the OpenAPI description names, with values that no one should send: the
/// answer is never a 5xx, on SQLite and on PostgreSQL, and a good request afterwards is answered rightly. PostgreSQL
/// takes no NUL in a text, and neither takes times and numbers beyond what it stores.
///
/// The requests of one operation are sent by several clients at once, those of the next when all are answered. What is
/// answered late among others is asked again alone.
@Timeout(600)
class OddRequestTest {
    private static final String ADMIN = "Authorization: Bearer " + Installation.ADMIN_TOKEN;
    private static final String JSON = "Content-Type: application/json";
    private static final String A_LOGIN = "apikey=odd-key&apisecret=an-odd-secret";

    /// For queries, paths and forms.
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\n",
            "\uFFFD",
            "\uD83D\uDCA9",
            "-1",
            "0",
            "1.5",
            "1e400",
            "1e-400",
            "-0",
            "NaN",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999999999999999",
            "2147483648",
            "+1000000000-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "+292278994-08-17T07:12:55.808Z",
            "-292275055-05-16T16:47:04.191Z",
            "+10000-01-01T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "2026-01-31T12:00:00.123456789Z",
            "2026-01-31T12:00:00+25:00",
            "null",
            "[]",
            "{}",
            "true",
            "'",
            "%",
            "%00",
            "\\",
            "x".repeat(5_000),
            "9".repeat(5_000),
            "LTkyMjMzNzIwMzY4NTQ3NzU4MDguMQ",
            "OTIyMzM3MjAzNjg1NDc3NTgwNy45OTk5OTk5OTk5OTk5OTk5OTk5",
            "MS4y");

    /// For members of JSON bodies.
    private static final List<String> JSONS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "1E+2147483648",
            "1e99999999999",
            "-1e-99999",
            "9223372036854775808",
            "99999999999999999999999999999999999999999",
            "9".repeat(5_000),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"a\\udc00b\"",
            "\"\uD83D\uDCA9\"",
            "\"" + "x".repeat(5_000) + "\"",
            "\"9223372036854.775807\"",
            "\"9223372036854.775808\"",
            "\"99999999999999999999\"",
            "\"1e400\"",
            "\"-0\"",
            "[]",
            "[null]",
            "[[]]",
            "[1]",
            "[\"\\u0000\"]",
            "[{}]",
            "{}",
            "{\"\":null}",
            "[".repeat(1_000) + "]".repeat(1_000),
            "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000));

    /// What an odd request may take at most; what grows with the square of its length takes longer.
    private static final long LATE = TimeUnit.SECONDS.toNanos(1);

    /// An account is made with a secret, which is hashed slowly on purpose.
    private static final long LATE_FOR_A_SECRET = TimeUnit.SECONDS.toNanos(5);

    @TempDir
    Path folder;

    private static final int CLIENTS = 3;

    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final List<Runnable> late = Collections.synchronizedList(new ArrayList<>());
    private final List<Future<?>> unanswered = new ArrayList<>();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private RawHttp http;
    private String basic = "";
    private int sent;

    @Test
    void answersNoOddRequestByA5xxOnSqlite() throws Exception {
        walk(Optional.empty());
    }

    @Test
    void answersNoOddRequestByA5xxOnPostgres() throws Exception {
        walk(Optional.of(PostgresCluster.running().newDatabase()));
    }

    private void walk(Optional<String> database) throws Exception {
        Map<String, Object> settings = Installation.settings(folder.resolve("data"));
        for (String limit : List.of("per-number", "per-number-day", "per-account", "wrong-pins-per-number")) {
            settings.put("ringtrue.limits." + limit, "100000/1m");
        }
        settings.put("ringtrue.limits.active-per-number", 100_000);
        database.ifPresent(url -> settings.put("ringtrue.database.url", url));
        RunningServer server = TestServer.start(settings, Optional.empty());
        try {
            http = new RawHttp(server.port());
            String account = account();
            JsonNode api = JsonMapper.shared().readTree(http.get("/v1/openapi").body());
            for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
                if (!path.getKey().equals("/v1/admin/token")) {
                    for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                        operation(
                                api,
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue(),
                                account);
                        allAnswered();
                    }
                }
            }
            dialects();
            allAnswered();
            crowds();
            allAnswered();
            assertThat(good().body()).contains("\"Status\":0}");
            credentials();
            allAnswered();
            assertThat(failures).as("of " + sent + " requests").isEmpty();
            assertThat(sent).isGreaterThan(3_000);
        } finally {
            clients.shutdownNow();
            server.stop();
        }
    }

    private String account() {
        Reply made = http.send(
                "POST",
                "/v1/admin/accounts",
                "{\"name\":\"Odd\",\"announcePin\":true,\"balance\":\"1000\",\"apikey\":\"odd-key\","
                        + "\"apisecret\":\"an-odd-secret\",\"user\":\"odd\",\"pass\":\"an-odd-secret\"}",
                ADMIN,
                JSON);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        basic = RawHttp.basic("odd-key", "an-odd-secret");
        return JsonMapper.shared().readTree(made.body()).path("id").asString();
    }

    private void operation(JsonNode api, String method, String path, JsonNode operation, String account) {
        String who = path.startsWith("/v1/admin") ? ADMIN : basic;
        if (method.equals("GET") && path.endsWith("/events")) {
            return; // streams until its verification ends
        }
        if (path.endsWith("/rehearsal")) {
            return; // plays for a second or more; AdminGuardApiTest sends it what is odd
        }
        String plain = path.replaceAll("(/accounts/)\\{[^}]*}", "$1" + account).replaceAll("\\{[^}]*}", "1");
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString();
            for (String text : TEXTS) {
                String value = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
                switch (parameter.path("in").asString()) {
                    case "query" -> send(method, plain + "?" + name + "=" + value, "", who, JSON);
                    case "path" -> {
                        String odd = path.replace("{" + name + "}", value);
                        send(
                                method,
                                odd.replaceAll("(/accounts/)\\{[^}]*}", "$1" + account)
                                        .replaceAll("\\{[^}]*}", "1"),
                                "{}",
                                who,
                                JSON);
                    }
                    case "header" ->
                        send(method, plain, "{}", who, JSON, name + ": " + text.replaceAll("[\\r\\n\\x00]", "?"));
                    default -> throw new AssertionError(parameter.toString());
                }
            }
        }
        JsonNode body = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        if (!body.isMissingNode()) bodies(api, method, plain, body, who);
    }

    private void bodies(JsonNode api, String method, String path, JsonNode schema, String who) {
        for (String json : JSONS) send(method, path, json, who, JSON);
        boolean list = schema.path("type").asString("").equals("array");
        JsonNode item = list ? schema.path("items") : schema;
        JsonNode whole = item.has("$ref") ? api.at(item.path("$ref").asString().substring(1)) : item;
        Map<String, String> good = new LinkedHashMap<>();
        whole.path("properties").properties().forEach(member -> good.put(member.getKey(), sample(member.getKey())));
        List<String> names = List.copyOf(good.keySet());
        // Imported secrets are hashed slowly, and what is named cannot be created twice.
        List.of("apikey", "apisecret", "user", "pass").forEach(good::remove);
        for (String member : names) {
            for (String json : JSONS) {
                Map<String, String> one = new LinkedHashMap<>(good);
                one.put(member, json);
                String text = object(one);
                send(method, path, list ? "[" + text + "]" : text, who, JSON);
                if (json.length() > 4) continue;
                String alone = object(Map.of(member, json));
                send(method, path, list ? "[" + alone + "," + alone + "]" : alone, who, JSON);
            }
            String twice = "{\"" + member + "\":" + sample(member) + ",\"" + member + "\":" + sample(member) + "}";
            send(method, path, list ? "[" + twice + "]" : twice, who, JSON);
        }
    }

    private static String object(Map<String, String> members) {
        List<String> texts = new ArrayList<>();
        members.forEach((name, json) -> texts.add("\"" + name + "\":" + json));
        return "{" + String.join(",", texts) + "}";
    }

    /// A value that is good for a member of this name, so that what is odd is reached at all.
    private static String sample(String member) {
        return switch (member) {
            case "number" -> "\"+12015550123\"";
            case "pin" -> "\"12345\"";
            case "announcePin", "active", "progressCallbacks", "getPlacesCalls", "strictNumbers" -> "true";
            case "from", "to" -> "\"2026-03-01T12:00:00Z\"";
            case "defaultCallingCode", "overlapHours", "limit", "priority", "max-calls", "calls-per-second" -> "1";
            case "amount", "balance", "price", "spendCap", "balanceAlert", "validationPrice" -> "\"1\"";
            case "prefix" -> "\"1\"";
            case "callbackUrl" -> "\"https://a.example/\"";
            case "callbackUrlType" -> "\"https\"";
            case "language" -> "\"en\"";
            case "email" -> "\"maya@halyard.example\"";
            case "role" -> "\"viewer\"";
            case "kind" -> "\"api-key\"";
            case "preflightUrl" -> "\"https://a.example/ask\"";
            case "preflightOnFailure" -> "\"deny\"";
            case "until" -> "\"2999-01-01T00:00:00Z\"";
            case "limits" -> "{\"per-number\":\"often\"}";
            case "uri" -> "\"sip:192.0.2.1\"";
            case "codecs" -> "[\"pcmu\"]";
            case "media-networks" -> "[\"192.0.2.0/24\"]";
            case "srtp" -> "\"none\"";
            case "apikey", "user" -> "\"odd-name\"";
            default -> "\"abcdefgh\"";
        };
    }

    private void dialects() {
        for (String route : List.of("tts/reversepinverification", "search/byid", "account/balance")) {
            for (String name : List.of(
                    "number",
                    "pin",
                    "brand",
                    "callbackurl",
                    "callbackurltype",
                    "announcepin",
                    "language",
                    "reference",
                    "id")) {
                for (String text : TEXTS) {
                    String query = A_LOGIN + "&number=12015106000&pin=1&id=1&" + name + "="
                            + URLEncoder.encode(text, StandardCharsets.UTF_8);
                    send("POST", "/app/api/xml/" + route, query, "Content-Type: application/x-www-form-urlencoded");
                }
                for (String json : JSONS) {
                    Map<String, String> members = new LinkedHashMap<>(Map.of(
                            "apikey",
                            "\"odd-key\"",
                            "apisecret",
                            "\"an-odd-secret\"",
                            "number",
                            "\"12015106000\"",
                            "pin",
                            "\"1\"",
                            "id",
                            "\"1\""));
                    members.put(name, json);
                    send("POST", "/app/api/json/" + route, object(members), JSON);
                }
            }
        }
        for (String name :
                List.of("service", "reference", "phone", "invalid_phonelinetypes", "target", "token", "key")) {
            for (String json : JSONS) {
                Map<String, String> members = new LinkedHashMap<>(Map.of(
                        "user",
                        "\"odd\"",
                        "pass",
                        "\"an-odd-secret\"",
                        "service",
                        "\"PhoneMatch5.0.Validate\"",
                        "phone",
                        "\"2015106000\""));
                members.put(name, json);
                send("POST", "/process/comprehensive/gateway", object(members));
                send("POST", "/process/continue", object(members));
            }
        }
    }

    /// Last of all: whoever gives wrong ones has to wait.
    private void credentials() {
        for (String json : JSONS) {
            for (String name : List.of("apikey", "apisecret")) {
                send("POST", "/app/api/json/account/balance", object(with("apikey", name, json)), JSON);
            }
            for (String name : List.of("user", "pass", "key")) {
                send("POST", "/process/comprehensive/gateway", object(with("user", name, json)));
            }
        }
        for (String text : TEXTS) {
            String pair = Base64.getEncoder().encodeToString((text + ":" + text).getBytes(StandardCharsets.UTF_8));
            send("GET", "/v1/account", "", "Authorization: Basic " + pair);
            send("GET", "/v1/admin/prices", "", "Authorization: Bearer " + text.replaceAll("[\\r\\n\\x00]", "?"));
        }
    }

    private static Map<String, String> with(String given, String name, String json) {
        Map<String, String> members = new LinkedHashMap<>(Map.of(given, "\"x\""));
        members.put(name, json);
        return members;
    }

    /// Thousands of parameters, in the query and in a form.
    private void crowds() {
        String many = "a=1&".repeat(3_000);
        for (String path : List.of(
                "/v1/numbers:batch",
                "/v1/verifications",
                "/v1/numbers",
                "/v1/account",
                "/process/comprehensive/gateway",
                "/app/api/json/account/balance")) {
            for (String method : List.of("GET", "POST")) {
                send(method, path + "?" + many, "", basic);
                send(method, path, many, basic, "Content-Type: application/x-www-form-urlencoded");
                send(method, path + "?column=1", many, basic, "Content-Type: text/csv");
            }
        }
        for (String path : List.of("/v1/admin/numbers", "/v1/admin/prices", "/v1/admin/accounts")) {
            send("POST", path + "?dryRun=%00&" + many, "", ADMIN);
            send("POST", path, many, ADMIN, "Content-Type: application/x-www-form-urlencoded");
        }
        String columns = "a,".repeat(5_000);
        send("POST", "/v1/numbers:batch", columns + "\n" + columns, basic, "Content-Type: text/csv");
        for (String body :
                List.of("", "\u0000", "\"", "\"a\n", "{", "[]", "{\"phone\":1e999}", "{\"phone\":\"\\ud800\"}")) {
            send("POST", "/v1/numbers:batch", body, basic, "Content-Type: text/csv");
            send("POST", "/v1/numbers:batch", body, basic, "Content-Type: application/x-ndjson");
            send("POST", "/v1/admin/numbers", body, ADMIN, "Content-Type: text/csv");
        }
    }

    private void send(String method, String target, String body, String... headers) {
        sent++;
        unanswered.add(clients.submit(() -> {
            if (!answeredInTime(method, target, body, headers)) late.add(() -> again(method, target, body, headers));
        }));
        if (sent % 500 == 0 && failures.size() < 20) {
            assertThat(good().body()).contains("\"Status\":0}");
        }
    }

    private void allAnswered() throws Exception {
        for (Future<?> one : unanswered) one.get();
        unanswered.clear();
        late.forEach(Runnable::run);
        late.clear();
    }

    private void again(String method, String target, String body, String... headers) {
        if (isSlowAgain(method, target, body, headers)) {
            failures.add("slow " + method + " " + cut(target) + " " + cut(body));
        }
    }

    private boolean answeredInTime(String method, String target, String body, String... headers) {
        long start = System.nanoTime();
        Reply reply = http.send(method, target, body, headers);
        boolean inTime = System.nanoTime() - start <= lateAfter(target);
        if (reply.status() >= 500) {
            failures.add(reply.status() + " " + method + " " + cut(target) + " " + cut(body) + " "
                    + List.of(headers).getLast());
        }
        return inTime;
    }

    /// A busy machine makes one request slow, a costly request is slow each time.
    private boolean isSlowAgain(String method, String target, String body, String... headers) {
        for (int again = 0; again < 3; again++) {
            long start = System.nanoTime();
            http.send(method, target, body, headers);
            if (System.nanoTime() - start <= lateAfter(target)) return false;
        }
        return true;
    }

    private static long lateAfter(String target) {
        return target.startsWith("/v1/admin/accounts") ? LATE_FOR_A_SECRET : LATE;
    }

    private Reply good() {
        return http.get("/app/api/json/account/balance?" + A_LOGIN);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(150, text.length()));
    }
}
