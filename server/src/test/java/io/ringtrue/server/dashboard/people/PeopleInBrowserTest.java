package io.ringtrue.server.dashboard.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.ringtrue.server.dashboard.Chromium;
import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageLook;
import io.ringtrue.server.people.AppCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An owner invites somebody, who signs in by the link, sets a password and a second factor, and is changed; then the
/// owner reads of it in the audit log. In a real browser.
class PeopleInBrowserTest {
    private static final String PASSWORD = "another horse battery";

    @TempDir
    Path dataDir;

    @Test
    void leadsFromAnInvitationToTheAuditLog() throws Exception {
        try (DashboardServer server = new DashboardServer(dataDir);
                Chromium chromium = new Chromium()) {
            server.firstOwner().close();
            Pages.account(server, "Larkfield Bank");
            Page owner = chromium.signedIn(server.url());
            owner.click("nav >> text=People and roles");
            owner.waitForSelector("h1:text-is('People and roles')");
            PageLook.at(owner, "people");

            // By keyboard alone.
            owner.focus("#email");
            owner.keyboard().type("ines@larkfield.example");
            owner.keyboard().press("Tab");
            owner.keyboard().type("Ines \"Duarte\" <script>alert(1)</script>");
            owner.keyboard().press("Tab");
            owner.keyboard().press("ArrowDown");
            owner.keyboard().press("Enter");
            owner.waitForSelector("text=Send them this link now");
            String link = owner.textContent("#once");
            PageLook.at(owner, "people-link");

            Page ines = chromium.open(1360, 1000, ColorScheme.LIGHT);
            ines.navigate(link);
            Chromium.toOverview(ines, () -> ines.click("button:text-is('Sign in')"));
            ines.navigate(server.url() + "/password");
            ines.fill("#password", PASSWORD);
            Chromium.toOverview(ines, () -> ines.click("text=Set password"));
            ines.navigate(server.url() + "/password");
            PageLook.at(ines, "password");
            ines.click("text=Show my second factor");
            PageLook.at(ines, "second-factor-off");
            ines.fill("#current", PASSWORD);
            ines.click("text=Show the key");
            ines.waitForSelector(".qr");
            PageLook.at(ines, "second-factor-begun");
            String key = ines.textContent("#key");
            ines.fill("#code", "000000");
            ines.keyboard().press("Enter");
            assertThat(ines.textContent("#code-e")).contains("not the code");
            ines.fill("#code", AppCode.of(key, 0));
            ines.keyboard().press("Enter");
            ines.waitForSelector("h1:text-is('The second factor is on')");
            PageLook.at(ines, "second-factor-codes");
            ines.click("text=I have stored them");
            ines.waitForSelector("h1:text-is('Overview')");
            ines.click("text=Sign out");
            signInHalf(ines, server);
            PageLook.at(ines, "sign-in-code");
            ines.fill("#code", AppCode.of(key, 1));
            ines.keyboard().press("Enter");
            ines.waitForSelector("h1:text-is('Overview')");

            owner.click("text=I have sent it");
            owner.waitForSelector("text=Reset second factor");
            PageLook.at(owner, "people-person");
            owner.check("input[value=viewer]");
            owner.click("text=Change role");
            owner.waitForSelector("text=The role was changed");
            ines.reload();
            ines.waitForSelector("h1:text-is('Sign in')");

            owner.click("button:text-is('Deactivate')");
            owner.waitForSelector("text=cannot sign in");
            PageLook.at(owner, "people-person-inactive");
            owner.click("nav >> text=People and roles");
            owner.waitForSelector("text=ines@larkfield.example");
            PageLook.at(owner, "people-two");
            owner.keyboard().press("/");
            owner.keyboard().type("nobody-here");
            owner.keyboard().press("Enter");
            owner.waitForSelector("text=Nobody matches");
            PageLook.at(owner, "people-none");

            owner.click("nav >> text=Audit log");
            owner.waitForSelector("h1:text-is('Audit log')");
            PageLook.at(owner, "audit");
            owner.selectOption("select[name=deed]", "changed a person");
            owner.click("button:text-is('Filter')");
            owner.waitForSelector("text=viewer, not active");
            PageLook.at(owner, "audit-filtered");
            assertThat(chromium.errors())
                    .filteredOn(error -> !error.contains("401"))
                    .isEmpty();
        }
    }

    private static void signInHalf(Page page, DashboardServer server) {
        page.navigate(server.url() + "/sign-in");
        page.fill("#email", "ines@larkfield.example");
        page.fill("#password", PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector("h1:text-is('Enter the code')");
    }
}
