package io.ringtrue.server.live.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.server.live.Enriched;
import io.ringtrue.server.live.Gates;
import io.ringtrue.server.live.LineTypeWords;
import io.ringtrue.server.live.LiveAnswer;
import io.ringtrue.server.live.LiveListener.Event;
import io.ringtrue.server.live.LiveNote;
import io.ringtrue.server.live.LiveNumber;
import io.ringtrue.server.live.LiveSources;
import io.ringtrue.server.live.Reports;
import io.ringtrue.server.live.SourceSecret;
import io.ringtrue.server.live.Wish;
import io.ringtrue.server.outbound.AddressPolicy;
import io.ringtrue.server.outbound.HostResolver;
import io.ringtrue.server.outbound.NetworkBlock;
import io.ringtrue.server.outbound.SafeConnector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;

/// A provider that answers, fails, lies, dawdles or says nothing.
class HttpSourceTest {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final LiveNumber NUMBER = new LiveNumber(1, "2015106000");
    private static final String GOOD = """
            {"number":"+12015106000","carrier":{"name":"Example Wireless","type":"cell_phone"},
             "country":"us","ported":"Y","active":true}""";
    private static final AddressPolicy LOOPBACK = new AddressPolicy(List.of(NetworkBlock.parse("127.0.0.0/8")));
    private static final SafeConnector CONNECTOR = connector(LOOPBACK, (host, _) -> {
        throw new UnknownHostException(host);
    });

    private static SafeConnector connector(AddressPolicy policy, HostResolver resolver) {
        return new SafeConnector(
                policy,
                _ -> true,
                resolver,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Thread.ofVirtual().factory());
    }

    private static AnswerShape shape() {
        return new AnswerShape(
                at("/carrier/name"),
                at("/carrier/type"),
                at("/country"),
                at("/ported"),
                at("/active"),
                at("/number"),
                new LineTypeWords(Map.of("cellphone", "mobile", "landline", "fixed-line", "voip", "voip")),
                new AnswerShape.NotFoundSign(Set.of(404, 204), at("/error"), Set.of("unknown-number")));
    }

    private static Optional<JsonPointer> at(String path) {
        return Optional.of(JsonPointer.compile(path));
    }

    private static HttpQuery get(String url) {
        return new HttpQuery(new Template(url), Map.of(), Optional.empty(), SourceSecret.NONE);
    }

    private static HttpSource source(Provider provider) {
        return new HttpSource(get(provider.url("/{digits}")), shape(), CONNECTOR);
    }

    @Test
    void readsWhatTheProviderKnows() throws Exception {
        try (Provider provider = Provider.answering(200, GOOD)) {
            assertThat(source(provider).ask(NUMBER, LONG))
                    .contains(new LiveAnswer(
                            Optional.of(true),
                            Optional.of(LineType.MOBILE),
                            Optional.of("Example Wireless"),
                            Optional.of("US"),
                            Optional.of(true)));
        }
    }

    @Test
    void readsAnAnswerInChunks() throws Exception {
        try (Provider provider = Provider.writing("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(GOOD.length()) + "\r\n" + GOOD + "\r\n0\r\n\r\n")) {
            assertThat(source(provider).ask(NUMBER, LONG)).isPresent();
        }
    }

    @Test
    void leavesEmptyWhatTheProviderDoesNotKnow() throws Exception {
        String partly = """
                {"number":"12015106000","carrier":{"name":null,"type":"quantum line"},"country":"ZZ","ported":"?"}""";
        try (Provider provider = Provider.answering(200, partly)) {
            assertThat(source(provider).ask(NUMBER, LONG)).contains(LiveAnswer.NOTHING);
        }
    }

    @Test
    void asksAsConfigured() throws Exception {
        try (Provider provider = Provider.answering(200, GOOD)) {
            HttpQuery query = new HttpQuery(
                    new Template(provider.url("/v1/{cc}/{national}?number={e164}&key={secret}")),
                    Map.of("Authorization", new Template("Bearer {secret}"), "X-Api-Version", new Template("2")),
                    Optional.empty(),
                    new SourceSecret("s3c&et key"));
            new HttpSource(query, shape(), CONNECTOR).ask(NUMBER, LONG);
            assertThat(provider.request())
                    .startsWith("GET /v1/1/2015106000?number=%2B12015106000&key=s3c%26et%20key HTTP/1.1\r\n")
                    .containsIgnoringCase("\r\nAuthorization: Bearer s3c&et key\r\n")
                    .containsIgnoringCase("\r\nX-Api-Version: 2\r\n");
        }
    }

    @Test
    void postsAsConfigured() throws Exception {
        try (Provider provider = Provider.answering(200, GOOD)) {
            HttpQuery query = new HttpQuery(
                    new Template(provider.url("/lookup")),
                    Map.of(),
                    Optional.of(new Template("{\"phone\":\"{e164}\",\"pass\":\"{secret}\"}")),
                    new SourceSecret("quo\"te"));
            new HttpSource(query, shape(), CONNECTOR).ask(NUMBER, LONG);
            assertThat(provider.request())
                    .startsWith("POST /lookup HTTP/1.1\r\n")
                    .containsIgnoringCase("\r\nContent-Type: application/json\r\n")
                    .endsWith("{\"phone\":\"+12015106000\",\"pass\":\"quo\\u0022te\"}");
        }
    }

    @Test
    void postsAForm() throws Exception {
        try (Provider provider = Provider.answering(200, GOOD)) {
            HttpQuery query = new HttpQuery(
                    new Template(provider.url("/lookup")),
                    Map.of("Content-Type", new Template("application/x-www-form-urlencoded")),
                    Optional.of(new Template("phone={e164}")),
                    SourceSecret.NONE);
            new HttpSource(query, shape(), CONNECTOR).ask(NUMBER, LONG);
            assertThat(provider.request()).endsWith("\r\n\r\nphone=%2B12015106000");
        }
    }

    static Stream<Arguments> unknownNumbers() {
        return Stream.of(
                Arguments.of("a status", Provider.response(404, "<html>not found</html>")),
                Arguments.of("a status without a body", "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
                Arguments.of("a word in the JSON", Provider.response(200, "{\"error\":\"unknown-number\"}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknownNumbers")
    void understandsThatANumberIsNotKnown(String how, String answer) throws Exception {
        try (Provider provider = Provider.writing(answer)) {
            assertThat(source(provider).ask(NUMBER, LONG)).as(how).isEmpty();
        }
    }

    static Stream<Arguments> nonsense() {
        String huge = "{\"carrier\":{\"name\":\"" + "x".repeat(70_000) + "\"}}";
        return Stream.of(
                Arguments.of("an error of the provider", Provider.response(500, GOOD)),
                Arguments.of("too many requests", Provider.response(429, "{}")),
                Arguments.of("wrong credentials", Provider.response(401, "{}")),
                Arguments.of(
                        "a redirect",
                        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"),
                Arguments.of("a page", Provider.response(200, "<html><body>Welcome</body></html>")),
                Arguments.of("nothing", Provider.response(200, "")),
                Arguments.of("half an answer", Provider.response(200, GOOD.substring(0, 60))),
                Arguments.of("two answers", Provider.response(200, GOOD + GOOD)),
                Arguments.of("no object", Provider.response(200, "[1,2,3]")),
                Arguments.of("another shape", Provider.response(200, "{\"data\":{}}")),
                Arguments.of("a NUL", Provider.response(200, "{\"carrier\":{\"name\":\"\u0000\"}}")),
                Arguments.of("1,000 levels", Provider.response(200, "[".repeat(1_000) + "]".repeat(1_000))),
                Arguments.of("12,000 levels", Provider.response(200, "{\"a\":".repeat(12_000))),
                Arguments.of("a number for a name", wrongly("\"Example Wireless\"", "17")),
                Arguments.of("a list for a name", wrongly("\"Example Wireless\"", "[\"a\"]")),
                Arguments.of("a line break in a name", wrongly("Example Wireless", "a\\nb")),
                Arguments.of("a name too long", wrongly("Example Wireless", "x".repeat(121))),
                Arguments.of("a number for a line type", wrongly("\"cell_phone\"", "3")),
                Arguments.of("a number for ported", wrongly("\"Y\"", "1")),
                Arguments.of("another number's answer", wrongly("12015106000", "12015106001")),
                Arguments.of("nobody's answer", wrongly("\"+12015106000\"", "null")),
                Arguments.of("a huge answer", Provider.response(200, huge)),
                Arguments.of(
                        "a huge answer in chunks",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1ffff\r\n" + "x".repeat(0x1ffff)),
                Arguments.of(
                        "less than it announced",
                        "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nConnection: close\r\n\r\n" + GOOD),
                Arguments.of("no HTTP", "SSH-2.0-OpenSSH_9.2\r\n"),
                Arguments.of("a hang-up", ""),
                Arguments.of("an endless header", "HTTP/1.1 200 OK\r\nX: " + "x".repeat(1_000_000)));
    }

    private static String wrongly(String right, String wrong) {
        return Provider.response(200, GOOD.replace(right, wrong));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void answersLocallyWhenTheProviderSends(String what, String answer) throws Exception {
        try (Provider provider = Provider.writing(answer)) {
            Gates gates = new Gates();
            LiveSources sources = new LiveSources(List.of(gates.to("hlr", source(provider))), LONG);
            NumberReport local = Reports.AMBIGUOUS;
            assertThat(sources.enrich(local, Set.of(), Wish.REPORT))
                    .as(what)
                    .isEqualTo(new Enriched(local, Optional.empty(), Optional.of(LiveNote.FAILED)));
            assertThat(gates.count(Event.FAILED)).isEqualTo(1);
        }
    }

    static Stream<Arguments> dawdling() {
        return Stream.of(
                Arguments.of("nothing at all", (Provider.Behaviour) (_, over) -> over.await()),
                Arguments.of("a header and nothing more", (Provider.Behaviour) (out, over) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    over.await();
                }),
                Arguments.of(
                        "an octet of the body now and then",
                        trickle("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n")),
                Arguments.of("an octet of the header now and then", trickle("HTTP/1.1 200 OK\r\nX: ")));
    }

    private static Provider.Behaviour trickle(String first) {
        return (out, over) -> {
            out.write(first.getBytes(StandardCharsets.US_ASCII));
            do {
                out.write(' ');
                out.flush();
            } while (!over.await(20, TimeUnit.MILLISECONDS));
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dawdling")
    void answersLocallyAtTheDeadlineWhenTheProviderSends(String what, Provider.Behaviour behaviour) throws Exception {
        try (Provider provider = new Provider(behaviour)) {
            Gates gates = new Gates();
            LiveSources sources = new LiveSources(List.of(gates.to("hlr", source(provider))), Duration.ofMillis(300));
            long start = System.nanoTime();
            Enriched enriched = sources.enrich(Reports.AMBIGUOUS, Set.of(), Wish.REPORT);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(Duration.ofSeconds(2));
            assertThat(enriched)
                    .isEqualTo(new Enriched(Reports.AMBIGUOUS, Optional.empty(), Optional.of(LiveNote.TIMEOUT)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dawdling")
    void endsAQueryInItsTimeWhenTheProviderSends(String what, Provider.Behaviour behaviour) throws Exception {
        try (Provider provider = new Provider(behaviour)) {
            HttpSource source = source(provider);
            long start = System.nanoTime();
            assertThatThrownBy(() -> source.ask(NUMBER, Duration.ofMillis(300)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void hangsUpOnAProviderThatTrickles() throws Exception {
        try (Provider provider = new Provider(trickle("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n"))) {
            assertThatThrownBy(() -> source(provider).ask(NUMBER, Duration.ofMillis(300)))
                    .hasMessage("no answer in time");
            assertThat(provider.sawHangUp()).isTrue();
        }
    }

    @Test
    void asksOnceForAHundredCallers() throws Exception {
        try (Provider provider = Provider.answering(200, GOOD);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Gates gates = new Gates();
            LiveSources sources = new LiveSources(List.of(gates.to("hlr", source(provider))), LONG);
            for (int i = 0; i < 100; i++) {
                threads.submit(() -> sources.enrich(Reports.AMBIGUOUS, Set.of(), Wish.REPORT));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThat(provider.request()).startsWith("GET /12015106000 ");
            assertThat(provider.untouched()).isTrue();
        }
    }

    @Test
    void answersLocallyWhenNobodyListens() throws Exception {
        Provider gone = Provider.answering(200, GOOD);
        gone.close();
        assertThatThrownBy(() -> source(gone).ask(NUMBER, LONG))
                .isInstanceOf(IOException.class)
                .hasMessage("could not connect");
    }

    @Test
    void goesNowhereThatThePolicyForbids() throws Exception {
        try (Provider provider = Provider.answering(200, GOOD)) {
            SafeConnector closed = connector(new AddressPolicy(List.of()), (_, _) -> List.of());
            HttpSource source = new HttpSource(get(provider.url("/")), shape(), closed);
            assertThatThrownBy(() -> source.ask(NUMBER, LONG)).hasMessage("the host leads to a loopback address");
            assertThat(provider.untouched()).isTrue();
        }
    }

    /// The second look-up would lead to metadata, or would pass what the first did not.
    @Test
    void connectsToTheVeryAddressThatWasJudged() throws Exception {
        InetAddress good = InetAddress.ofLiteral("127.0.0.1");
        InetAddress metadata = InetAddress.ofLiteral("169.254.169.254");
        try (Provider provider = Provider.answering(200, GOOD)) {
            HttpQuery query = get(provider.url("/").replace("127.0.0.1", "provider.example"));
            AtomicInteger lookUps = new AtomicInteger();
            SafeConnector turning =
                    connector(LOOPBACK, (_, _) -> List.of(lookUps.getAndIncrement() == 0 ? good : metadata));
            assertThat(new HttpSource(query, shape(), turning).ask(NUMBER, LONG))
                    .isPresent();
            assertThat(provider.request()).contains("Host: provider.example:");
            assertThat(lookUps).hasValue(1);

            lookUps.set(0);
            SafeConnector returning =
                    connector(LOOPBACK, (_, _) -> List.of(lookUps.getAndIncrement() == 0 ? metadata : good));
            assertThatThrownBy(() -> new HttpSource(query, shape(), returning).ask(NUMBER, LONG))
                    .hasMessage("the host leads to a link-local address");
            assertThat(lookUps).hasValue(1);
            assertThat(provider.untouched()).isTrue();
        }
    }

    @Test
    void reportsAnInterruptAsOne() throws Exception {
        try (Provider provider = new Provider((_, over) -> over.await())) {
            CompletableFuture<Exception> end = new CompletableFuture<>();
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    source(provider).ask(NUMBER, LONG);
                } catch (Exception e) {
                    end.complete(e);
                }
            });
            provider.request();
            asking.interrupt();
            assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void tellsNeitherNumberNorSecretWhenItFails() throws Exception {
        for (String answer : List.of(Provider.response(500, GOOD), "nonsense", wrongly("12015106000", "12015106001"))) {
            try (Provider provider = Provider.writing(answer)) {
                HttpQuery query = new HttpQuery(
                        new Template(provider.url("/{digits}?key={secret}")),
                        Map.of(),
                        Optional.empty(),
                        new SourceSecret("hush-hush"));
                HttpSource source = new HttpSource(query, shape(), CONNECTOR);
                assertThatThrownBy(() -> source.ask(NUMBER, LONG))
                        .hasMessageNotContaining("2015106000")
                        .hasMessageNotContaining("hush-hush")
                        .hasNoCause();
                assertThat(query.toString()).doesNotContain("hush-hush");
            }
        }
        assertThat(NUMBER.toString()).isEqualTo("***");
    }
}
