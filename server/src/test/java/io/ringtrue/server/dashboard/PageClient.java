package io.ringtrue.server.dashboard;

import io.ringtrue.server.accounts.Secrets;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser without scripts: it keeps cookies, and sends a form with the token that its page held.
public final class PageClient implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;
    private String formToken = "";

    public PageClient(String base) {
        this.base = base;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return sent(HttpRequest.newBuilder(URI.create(base + path)).GET().build());
    }

    /// With the token of the page that was shown last; as a form that was not sent before, unless `fields` has its
    /// `once`.
    public HttpResponse<String> submit(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String once = fields.containsKey("once") ? "" : "&once=" + Secrets.newApiKey();
        return post(path, fields, once + "&_csrf=" + encoded(formToken));
    }

    public HttpResponse<String> forged(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return post(path, fields, "");
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, String more)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))
                + more;
        return sent(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /// A request to a path, in this browser's name. Its answer's token is kept as that of every page.
    public HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> rest)
            throws IOException, InterruptedException {
        return sent(rest.apply(HttpRequest.newBuilder(URI.create(base + path))).build());
    }

    /// The token of the page that was shown last.
    public String formToken() {
        return formToken;
    }

    private HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(answer.body());
        if (token.find()) formToken = token.group(1);
        return answer;
    }

    public HttpResponse<String> signIn(String email, String password) throws IOException, InterruptedException {
        get("/sign-in");
        return submit("/sign-in", Map.of("email", email, "password", password));
    }

    /// The token of the form in this page that works once.
    public static String once(String page, String action) {
        Matcher form = Pattern.compile(
                        "<form[^>]*action=\"" + Pattern.quote(action) + "[^>]*>(.*?)</form>", Pattern.DOTALL)
                .matcher(page);
        if (!form.find()) throw new AssertionError(action + " in " + page);
        Matcher once = Pattern.compile("name=\"once\" value=\"([^\"]+)\"").matcher(form.group(1));
        if (!once.find()) throw new AssertionError("once in " + form.group(1));
        return once.group(1);
    }

    /// The value of a cookie; empty when there is none.
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(each -> each.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public void plant(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(base), cookie);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
