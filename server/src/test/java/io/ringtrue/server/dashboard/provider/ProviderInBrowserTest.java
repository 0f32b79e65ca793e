package io.ringtrue.server.dashboard.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.ringtrue.server.dashboard.Chromium;
import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageLook;
import io.ringtrue.server.openid.RealProvider;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An owner signs in by Spring Authorization Server in a real browser; somebody whom nobody invited does not.
class ProviderInBrowserTest {
    @TempDir
    Path dataDir;

    @Test
    void leadsThroughTheProviderToTheOverview() throws Exception {
        Map<String, String> emails = Map.of("maya", DashboardServer.OWNER, "stranger", "stranger@elsewhere.example");
        try (RealProvider provider = new RealProvider(emails);
                DashboardServer server = new DashboardServer(dataDir, settings(provider));
                Chromium chromium = new Chromium()) {
            server.firstOwner().close();
            provider.register(server.url() + "/sign-in/provider/back");

            Page maya = chromium.open();
            maya.navigate(server.url() + "/sign-in");
            PageLook.at(maya, "sign-in-provider");
            maya.click("text=Sign in with Halyard ID");
            Chromium.toOverview(maya, () -> signInThere(maya, provider, "maya"));

            maya.navigate(server.url() + "/settings/people/1");
            assertThat(maya.textContent("dl.kv")).contains("Halyard ID").contains("linked to their account there");
            PageLook.at(maya, "people-person-linked");
            maya.navigate(server.url() + "/settings/audit");
            assertThat(maya.textContent("main")).contains("by the sign-in provider", "linked a provider's account");

            // Signed in there still, so the provider asks nothing.
            maya.click("text=Sign out");
            maya.waitForSelector("h1:text-is('Sign in')");
            Chromium.toOverview(maya, () -> maya.click("text=Sign in with Halyard ID"));

            Page stranger = chromium.open();
            stranger.navigate(server.url() + "/sign-in");
            stranger.click("text=Sign in with Halyard ID");
            signInThere(stranger, provider, "stranger");
            stranger.waitForSelector("text=Nobody here has the address stranger@elsewhere.example");
            PageLook.at(stranger, "sign-in-provider-refused");
            assertThat(chromium.errors()).isEmpty();
        }
    }

    private static Map<String, Object> settings(RealProvider provider) {
        return Map.of(
                "ringtrue.dashboard.oidc.issuer",
                provider.issuer(),
                "ringtrue.dashboard.oidc.client-id",
                RealProvider.CLIENT,
                "ringtrue.dashboard.oidc.client-secret",
                RealProvider.SECRET,
                "ringtrue.dashboard.oidc.name",
                "Halyard ID");
    }

    private static void signInThere(Page page, RealProvider provider, String user) {
        page.waitForSelector("input[name=username]");
        assertThat(page.url()).startsWith(provider.issuer());
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", RealProvider.PASSWORD);
        page.keyboard().press("Enter");
    }
}
