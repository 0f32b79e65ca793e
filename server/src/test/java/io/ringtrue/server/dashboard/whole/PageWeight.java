package io.ringtrue.server.dashboard.whole;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// What the scripts and styles of pages weigh as the server sends them, and when the pages could be used.
final class PageWeight implements AutoCloseable {
    /// A browser that has a file asks only whether it is still the same, and calls that no bytes.
    private static final String MEASURE = """
            () => {
              const files = performance.getEntriesByType("resource").map(file => file.name.replace(/#.*/, ""));
              const page = performance.getEntriesByType("navigation")[0];
              const paint = performance.getEntriesByName("first-contentful-paint")[0];
              return { code: [...new Set(files.filter(file => /[.](js|css)$/.test(file)))], requests: files.length + 1,
                interactive: Math.round(page.domContentLoadedEventEnd), drawn: Math.round(paint?.startTime ?? 0) };
            }""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Sizes> files = new HashMap<>();

    /// In bytes; of a file or of many.
    record Sizes(int packed, int plain) {
        Sizes and(Sizes more) {
            return new Sizes(packed + more.packed, plain + more.plain);
        }
    }

    /// @param interactive milliseconds from the request until scripts have run, by the page's own clock
    record Weight(Sizes code, int requests, int interactive, int drawn) {
        String row(String path) {
            return String.format(
                    Locale.ROOT,
                    "%-36s %5.1f kB of script and style (%5.1f kB plain), %2d requests, interactive %4d ms, drawn %4d ms",
                    path,
                    code.packed / 1000.0,
                    code.plain / 1000.0,
                    requests,
                    interactive,
                    drawn);
        }
    }

    Weight of(Page page) throws IOException, InterruptedException {
        Map<?, ?> found = (Map<?, ?>) page.evaluate(MEASURE);
        Sizes code = new Sizes(0, 0);
        for (Object file : (List<?>) found.get("code")) code = code.and(file((String) file));
        return new Weight(code, number(found, "requests"), number(found, "interactive"), number(found, "drawn"));
    }

    private static int number(Map<?, ?> found, String name) {
        return ((Number) found.get(name)).intValue();
    }

    private Sizes file(String url) throws IOException, InterruptedException {
        Sizes known = files.get(url);
        if (known != null) return known;
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        byte[] sent = answer.body();
        boolean packed = answer.headers().firstValue("Content-Encoding").equals(Optional.of("gzip"));
        byte[] plain = packed ? new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes() : sent;
        Sizes sizes = new Sizes(sent.length, plain.length);
        files.put(url, sizes);
        return sizes;
    }

    @Override
    public void close() {
        http.close();
    }
}
