package io.ringtrue.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long browsers keep styles, scripts and pictures.
class AssetsOverHttpTest {
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"(/assets/[^\"#]+)");
    private static final String LASTING = "/assets/[0-9a-f]{16}/[a-z0-9/.-]+";
    private static final String FOREVER = "max-age=31536000, public, immutable";
    private static final String ANOTHER = "/assets/0123456789abcdef/";

    @TempDir
    static Path dataDir;

    private static DashboardServer server;
    private static PageClient maya;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        server = new DashboardServer(dataDir);
        maya = server.firstOwner();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        maya.close();
        server.close();
    }

    private static HttpResponse<String> file(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static SortedSet<String> named(String page) {
        return ADDRESS.matcher(page)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String lasting(String name) throws Exception {
        return named(maya.get("/money").body()).stream()
                .filter(address -> address.endsWith("/" + name))
                .findFirst()
                .orElseThrow();
    }

    private static String kept(HttpResponse<?> answer) {
        return answer.headers().firstValue("Cache-Control").orElse("");
    }

    /// The last two are written outside the controllers: an error, and a stream.
    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/money", "/settings/trunks", "/phone", "/verifications/0", "/events?page=overview&once=1"})
    void namesOnlyFilesThatABrowserMayKeep(String path) throws Exception {
        names(maya, path);
    }

    @Test
    void namesThemToStrangersToo() throws Exception {
        try (PageClient stranger = new PageClient(server.url())) {
            names(stranger, "/sign-in");
        }
    }

    private static void names(PageClient who, String path) throws Exception {
        SortedSet<String> files = named(who.get(path).body());
        assertThat(files).isNotEmpty().allMatch(address -> address.matches(LASTING));
        for (String address : files) {
            HttpResponse<String> answer = file(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(kept(answer)).as(address).isEqualTo(FOREVER);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(address)
                    .isPresent();
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    @Test
    void keepsNoPage() throws Exception {
        for (String path : List.of("/", "/phone"))
            assertThat(kept(maya.get(path))).contains("no-store");
    }

    @Test
    void answersThePlainAddressOnlyWithWhatIsTrueNow() throws Exception {
        HttpResponse<String> plain = file("/assets/base.css");
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(kept(plain)).isEqualTo("no-cache");
        assertThat(plain.body()).isEqualTo(file(lasting("base.css")).body());
        String mark = plain.headers().firstValue("ETag").orElseThrow();
        assertThat(file("/assets/base.css", "If-None-Match", mark).statusCode()).isEqualTo(304);
        assertThat(file("/assets/base.css", "If-None-Match", "W/\"0123456789abcdef\"")
                        .statusCode())
                .isEqualTo(200);
        // A build writes one time into all its files, so that time says nothing about what is in them.
        assertThat(plain.headers().firstValue("Last-Modified")).isEmpty();
    }

    @Test
    void answersTheAddressOfAnotherReleaseWithWhatIsTrueNow() throws Exception {
        HttpResponse<String> others = file(ANOTHER + "vendor/htmx.min.js");
        assertThat(others.statusCode()).isEqualTo(200);
        assertThat(kept(others)).isEqualTo("no-cache");
        assertThat(others.body()).isEqualTo(file("/assets/vendor/htmx.min.js").body());
    }

    @Test
    void letsNobodyKeepThatAFileIsNotThere() throws Exception {
        String folder = lasting("base.css").replace("base.css", "");
        List<String> missing = List.of(
                folder + "none.css",
                folder + ANOTHER.substring("/assets/".length()) + "base.css",
                folder.replaceFirst("/$", "0/") + "base.css",
                ANOTHER + "none.css",
                ANOTHER,
                "/assets/0123/base.css",
                "/assets/0123456789ABCDEF/base.css");
        for (String path : missing) {
            HttpResponse<String> answer = file(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(kept(answer)).as(path).doesNotContain("max-age", "immutable");
        }
    }

    @Test
    void packsThem() throws Exception {
        for (String path : List.of("/assets/components.css", lasting("components.css"))) {
            HttpResponse<String> css = file(path, "Accept-Encoding", "gzip");
            assertThat(css.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
        }
    }

    /// One that is named in another way is asked for at each page, and may be of another release than the rest.
    @Test
    void namesNoFileAroundTheDigest() throws IOException {
        assertThat(written("templates/dashboard", "(?<!@\\{)/assets/[^\"'}]*")).isEmpty();
        assertThat(written("static/assets", "/assets/[^\"'`)]*")).isEmpty();
    }

    private static List<String> written(String folder, String what) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources", folder))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSizeGreaterThan(20);
            return all.stream()
                    .flatMap(file -> Pattern.compile(what)
                            .matcher(text(file))
                            .results()
                            .map(MatchResult::group)
                            .map(found -> file.getFileName() + ": " + found))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
