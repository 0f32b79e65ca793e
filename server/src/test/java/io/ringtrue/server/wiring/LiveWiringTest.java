package io.ringtrue.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.server.live.Enriched;
import io.ringtrue.server.live.LiveListener;
import io.ringtrue.server.live.LiveNote;
import io.ringtrue.server.live.LiveSources;
import io.ringtrue.server.live.Wish;
import io.ringtrue.server.outbound.SystemResolver;
import io.ringtrue.server.validation.PhoneLineType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/// From the configuration file to sources that answer.
class LiveWiringTest {
    private static final NumberReport AMBIGUOUS = CompiledNumbers.load().describe("+12015106000");
    private static final String SOURCE = "ringtrue.numbers.live.sources.hlr";

    private final LiveWiring wiring = new LiveWiring();
    private final SystemResolver resolver = new SystemResolver(Threads.platform("resolver"));

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        resolver.close();
    }

    private static Settings settings(String yaml) throws IOException {
        List<PropertySource<?>> sources = new YamlPropertySourceLoader()
                .load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        return new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate("ringtrue", Settings.class);
    }

    private LiveSources sources(String yaml) throws IOException {
        return wiring.liveSources(settings(yaml), (_, _, _, _) -> true, resolver, LiveListener.NONE, Clock.systemUTC());
    }

    private static String hlr(String... lines) {
        // The first query of a cold process may take longer than a caller would wait.
        return "ringtrue:\n  numbers:\n    live:\n      deadline: 60s\n      sources:\n        hlr:\n          "
                + String.join("\n          ", lines) + "\n";
    }

    @Test
    void asksNobodyUnlessToldTo() throws IOException {
        Enriched enriched = sources("ringtrue: {}").enrich(AMBIGUOUS, Set.of(), Wish.REPORT);
        assertThat(enriched.report()).isEqualTo(AMBIGUOUS);
        assertThat(enriched.note()).isEmpty();
    }

    @Test
    void readsTheDocumentedExample() throws IOException {
        String page = Files.readString(Path.of("../docs/configuration.md"));
        String section = page.substring(page.indexOf("### `ringtrue.numbers.live`"));
        String yaml = section.substring(section.indexOf("```yaml\n") + 8, section.indexOf("```\n"));
        Path key = Files.writeString(folder.resolve("provider.key"), "hush-hush\n");
        Settings settings = settings(yaml.replace("/etc/ringtrue/provider.key", key.toString()));
        assertThat(settings.numbers().live().sources().keySet()).containsExactly("portability", "lookup");
        assertThat(wiring.liveSources(settings, (_, _, _, _) -> false, resolver, LiveListener.NONE, Clock.systemUTC()))
                .isNotNull();
    }

    @Test
    void asksTheConfiguredProvider() throws Exception {
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        provider.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = "{\"carrier\":{\"name\":\"Example VoIP\",\"type\":\"non_fixed_voip\"}}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.start();
        try {
            String yaml = hlr(
                    "price: 0.004",
                    "daily-spend: 10",
                    "http:",
                    "  url: http://localhost:" + provider.getAddress().getPort() + "/{e164}",
                    "  headers: {Authorization: 'Bearer {secret}'}",
                    "  secret: hush-hush",
                    "  carrier-path: /carrier/name",
                    "  line-type-path: /carrier/type",
                    "  line-types: {non_fixed_voip: voip}");
            NumberReport report =
                    wiring.refinement(settings(yaml), sources(yaml)).refine(AMBIGUOUS, Set.of(PhoneLineType.VOIP));
            assertThat(report.lineType()).isEqualTo(LineType.VOIP);
            assertThat(report.carrier()).contains("Example VoIP");
            assertThat(asked).containsExactly("/%2B12015106000 Bearer hush-hush");
            assertThat(settings(yaml).toString()).doesNotContain("hush-hush");
        } finally {
            provider.stop(0);
        }
    }

    @Test
    void keepsAwayFromMetadataBehindAName() throws IOException {
        String yaml = hlr("http:", "  url: http://0.0.0.0.nip.invalid/{e164}", "  carrier-path: /name");
        Enriched enriched = sources(yaml).enrich(AMBIGUOUS, Set.of(), Wish.REPORT);
        assertThat(enriched.note()).contains(LiveNote.FAILED);
    }

    static Stream<Arguments> wrong() {
        String url = "  url: https://provider.example/{e164}";
        String path = "  carrier-path: /carrier/name";
        return Stream.of(
                Arguments.of(hlr("price: 1"), SOURCE + ".http: one of http and enum must be given"),
                Arguments.of(
                        hlr("price: a lot", "http:", url, path),
                        SOURCE + ".price: must be a decimal with at most 6 decimals"),
                Arguments.of(hlr("price: -1", "http:", url, path), SOURCE + ".price: must not be negative"),
                Arguments.of(hlr("price: 1", "http:", url, path), SOURCE + ".daily-spend: is needed"),
                Arguments.of(hlr("most-at-once: 0", "http:", url, path), SOURCE + ".most-at-once: must be at least 1"),
                Arguments.of(
                        hlr("breaker: {failures: 0}", "http:", url, path),
                        SOURCE + ".breaker.failures: must be at least 1"),
                Arguments.of(hlr("timeout: 0s", "http:", url, path), SOURCE + ".timeout: must be at least 1"),
                Arguments.of(hlr("http:", path), SOURCE + ".http.url: must be http:// or https://"),
                Arguments.of(hlr("http:", url), SOURCE + ".http.carrier-path: at least one of"),
                Arguments.of(
                        hlr("http:", url, "  carrier-path: carrier"),
                        SOURCE + ".http.carrier-path: must be a JSON Pointer"),
                Arguments.of(
                        hlr("http:", url, path, "  line-types: {cell: handy}"),
                        SOURCE + ".http.line-types: \"handy\" is no line type; known are fixed-line, mobile"),
                Arguments.of(hlr("http:", url, path, "  secret: hush"), SOURCE + ".http.secret: nowhere in url"),
                Arguments.of(
                        hlr("http:", url, path, "  secret-file: /nowhere/key"),
                        SOURCE + ".http.secret-file: /nowhere/key cannot be read"),
                Arguments.of(
                        hlr("http:", "  url: http://169.254.169.254/{e164}", path),
                        SOURCE + ".http.url: must not lead to a link-local address"),
                Arguments.of(
                        hlr("http:", "  url: http://0xa9fea9fe/{e164}", path),
                        SOURCE + ".http.url: must not lead to a link-local address"),
                Arguments.of(
                        hlr("http:", "  url: http://[fd00:ec2::254]/{e164}", path),
                        SOURCE + ".http.url: must not lead to a metadata address"),
                Arguments.of(hlr("enum:", "  servers: []"), SOURCE + ".enum.carrier-codes: at least one of"),
                Arguments.of(hlr("enum:", "  carrier-codes: {rn: {'1': A}}"), SOURCE + ".enum.servers: at least one"),
                Arguments.of(
                        hlr("enum:", "  servers: [dns.example]"),
                        SOURCE + ".enum.servers: \"dns.example\" is no address"),
                Arguments.of(
                        hlr("enum:", "  servers: ['192.0.2.53:dns']"),
                        SOURCE + ".enum.servers: \"192.0.2.53:dns\" is no address"),
                Arguments.of(
                        hlr("enum:", "  line-type-codes: {spn: {'1': handy}}"),
                        SOURCE + ".enum.line-type-codes: \"handy\" is no line type"),
                Arguments.of(
                        hlr("enum:", "  suffix: a..b", "  servers: ['192.0.2.53']", "  carrier-codes: {rn: {'1': A}}"),
                        SOURCE + ".enum.suffix: \"a..b\" is no domain"),
                Arguments.of(
                        "ringtrue: {numbers: {live: {cache: {entries: -1}}}}",
                        "ringtrue.numbers.live.cache.entries: must not be negative"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wrong")
    void namesTheKeyThatIsWrong(String yaml, String message) {
        assertThatThrownBy(() -> sources(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void takesAddressesOfNameServersInEverySpelling() throws IOException {
        for (String server : List.of("192.0.2.53", "192.0.2.53:5353", "2001:db8::53", "[2001:db8::53]:5353")) {
            assertThat(sources(hlr("enum:", "  servers: ['" + server + "']", "  carrier-codes: {rn: {'1': A}}")))
                    .as(server)
                    .isNotNull();
        }
    }
}
