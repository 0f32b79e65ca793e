package io.ringtrue.server.dashboard.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.openid.ScriptedProvider;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server starts without its provider, says so to who wants to sign in by it, and finds it when it is
/// there.
class ProviderAwayTest {
    @TempDir
    Path dataDir;

    @Test
    void startsWithoutTheProviderAndFindsItLater() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (DashboardServer server =
                new DashboardServer(dataDir, ScriptedProvider.settings("http://127.0.0.1:" + port))) {
            PageClient owner = server.firstOwner();
            owner.close();
            try (PageClient browser = new PageClient(server.url())) {
                assertThat(browser.get("/sign-in").body()).contains("Sign in with <bdi>Halyard");
                assertThat(browser.get("/sign-in/provider?next=/callbacks").body())
                        .contains(
                                "Halyard &lt;ID&gt; cannot be reached at this moment. Try again, or sign in by password.")
                        .contains("value=\"/callbacks\"")
                        .contains("<h1>Sign in</h1>");
                assertThat(browser.signIn(DashboardServer.OWNER, DashboardServer.PASSWORD)
                                .statusCode())
                        .isEqualTo(302);
            }
            try (ScriptedProvider provider = new ScriptedProvider(port)) {
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                    try (Browser browser = Browser.sent(server)) {
                        assertThat(browser.back(
                                                provider,
                                                ScriptedProvider.signed(provider.claims(
                                                        browser.nonce(), "maya-1", DashboardServer.OWNER)))
                                        .statusCode())
                                .isEqualTo(302);
                    }
                });
            }
        }
    }
}
