package io.ringtrue.server.dashboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server with pages, and people of every role to look at them.
public final class PageWorld implements AutoCloseable {
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final String BOUNDARY = "----edge-of-a-part";

    private final DashboardServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    public PageWorld(Path dataDir) throws Exception {
        server = new DashboardServer(dataDir);
        server.firstOwner().close();
    }

    public String url() {
        return server.url();
    }

    public HttpResponse<String> admin(String method, String path, String json)
            throws IOException, InterruptedException {
        return server.admin(method, path, json);
    }

    /// @return its id
    public String account(String name, String balance) throws IOException, InterruptedException {
        return server.created(
                "/accounts",
                "{\"name\":\"" + name + "\",\"company\":\"C\",\"announcePin\":false,\"balance\":\"" + balance + "\"}");
    }

    public PageClient owner() throws IOException, InterruptedException {
        return server.owner();
    }

    /// Somebody who has signed in.
    ///
    /// @param account empty: of the installation
    public PageClient person(String role, String account) throws IOException, InterruptedException {
        return server.person("p" + SERIAL.incrementAndGet() + "@halyard.example", role, account);
    }

    /// Sends a file by the form of a page.
    ///
    /// @param page where the form is
    /// @param action how the form's address begins
    public HttpResponse<String> upload(
            PageClient client, String page, String action, String field, String name, String text)
            throws IOException, InterruptedException {
        String body = client.get(page).body();
        Matcher form = Pattern.compile("action=\"(" + Pattern.quote(action) + "[^\"]*_csrf=[^\"]*)\"")
                .matcher(body);
        assertThat(form.find()).as(body).isTrue();
        return upload(client, form.group(1).replace("&amp;", "&"), field, name, text);
    }

    public HttpResponse<String> upload(PageClient client, String address, String field, String name, String text)
            throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String file = name.isEmpty() ? "" : "; filename=\"" + name + "\"\r\nContent-Type: text/csv";
        out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"" + file
                        + "\r\n\r\n" + text + "\r\n--" + BOUNDARY + "--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(server.url() + address))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .header(
                                "Cookie",
                                "ringtrue=" + client.cookie("ringtrue").orElseThrow() + "; ringtrue-form="
                                        + client.cookie("ringtrue-form").orElse("none"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(out.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    /// Where a page's form leads, without the token.
    public static String redirect(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
