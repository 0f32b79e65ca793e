package io.ringtrue.server.dashboard.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.openid.ScriptedProvider;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// A browser at the sign-in page, and what it carries to the provider and back.
///
/// @param client close it
/// @param sent the query that it was sent to the provider with
record Browser(PageClient client, Map<String, String> sent) implements AutoCloseable {
    /// Presses the button.
    static Browser sent(DashboardServer server) throws Exception {
        return sent(server, "");
    }

    /// @param next where it wants to go after
    static Browser sent(DashboardServer server, String next) throws Exception {
        PageClient client = new PageClient(server.url());
        HttpResponse<String> there = client.get("/sign-in/provider?next=" + encoded(next));
        assertThat(there.statusCode()).as(there.body()).isEqualTo(302);
        URI location = URI.create(there.headers().firstValue("Location").orElseThrow());
        return new Browser(client, ScriptedProvider.fields(location.getRawQuery()));
    }

    String nonce() {
        return sent.get("nonce");
    }

    /// Comes back with a code for which the provider gives this token.
    HttpResponse<String> back(ScriptedProvider provider, String idToken) throws Exception {
        String code = UUID.randomUUID().toString();
        provider.grant(code, sent, idToken);
        return back("code=" + code + "&state=" + encoded(sent.get("state")));
    }

    HttpResponse<String> back(String query) throws Exception {
        return client.get("/sign-in/provider/back?" + query);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
