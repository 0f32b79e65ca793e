package io.ringtrue.server.dashboard.money;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.ringtrue.server.dashboard.Chromium;
import io.ringtrue.server.dashboard.PageLook;
import io.ringtrue.server.dashboard.parts.PageWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The walks of an owner through money, accounts and numbers, in a real browser: by mouse and by keyboard.
class MoneyInBrowserTest {
    @TempDir
    static Path dataDir;

    private static PageWorld world;
    private static Chromium chromium;
    private static Page page;

    @BeforeAll
    static void start() throws Exception {
        world = new PageWorld(dataDir);
        chromium = new Chromium();
        page = chromium.signedIn(world.url());
    }

    @AfterAll
    static void stop() {
        assertThat(chromium.errors()).isEmpty();
        chromium.close();
        world.close();
    }

    /// A month of charges, as the nodes of an old version wrote them.
    private static void charge(String account) {
        JdbcClient tables = JdbcClient.create(
                new DriverManagerDataSource("jdbc:sqlite:" + dataDir.resolve("ringtrue.db") + "?busy_timeout=5000"));
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        for (int day = 29; day >= 0; day--) {
            long amount = day == 12 ? 100_000_000 : 55_000_000 + 900_000L * ((day * 7) % 41);
            tables.sql(
                            "INSERT INTO ledger_entry (account_id, kind, amount, reference, at) VALUES (:account, 'VALIDATION', :amount, '', :at)")
                    .param("account", Long.parseLong(account))
                    .param("amount", -amount)
                    .param("at", today.minus(day, ChronoUnit.DAYS).plusMillis(1).toEpochMilli())
                    .update();
        }
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsMoneySetsACapAndAppliesADeck() throws Exception {
        String account = world.account("Larkfield Bank", "3500");
        world.account("Tidewater <script>alert(1)</script> with a name that is long enough to wrap on a phone", "0");
        charge(account);
        world.admin(
                "POST",
                "/accounts/" + account + "/credits",
                "{\"amount\":\"1000\",\"reference\":\"invoice-2026-118\"}");
        page.navigate(world.url() + "/money");
        page.waitForSelector("#day-chart canvas");
        PageLook.at(page, "money-all");

        page.click("text=Larkfield Bank >> nth=-1");
        page.waitForSelector("h2:text-is('Ledger')");
        page.click("text=Change alert and cap");
        page.focus("#spendCap");
        page.keyboard().type("100");
        page.fill("#balanceAlert", "lots");
        page.click("text=Save limits");
        assertThat(page.textContent("#balanceAlert-e")).contains("It must be");
        page.fill("#balanceAlert", "10000");
        page.click("text=Save limits");
        page.waitForSelector("text=Saved.");
        page.navigate(world.url() + "/money?account=" + account);
        page.waitForSelector("text=% of 100");
        page.waitForSelector("text=at which you wanted to be told");
        page.waitForSelector("#day-chart canvas");
        PageLook.at(page, "money");
        page.click("#ledger >> text=Credits");
        page.waitForSelector("text=Reference invoice-2026-118");

        page.click("text=Show statement");
        page.waitForSelector("text=Closing balance");
        PageLook.at(page, "money-statement");
        page.navigate(world.url() + "/money/prices");
        page.setInputFiles(
                "#file", file("rates-2026-12.csv", "Code;Price\n1;0,015\n1242;0,9\n44;0,018\n447;0,022\nx;1\n"));
        page.click("text=Check the deck");
        page.waitForSelector("text=1 line cannot be read");
        PageLook.at(page, "money-deck-wrong");
        page.click("text=Choose another file");
        page.setInputFiles(
                "#file",
                file("rates-2026-12.csv", "Code;Price\ndefault;0.05\n1;0,015\n1242;0,9\n44;0,018\n447;0,022\n"));
        page.click("text=Check the deck");
        page.waitForSelector("text=Nothing is saved yet");
        PageLook.at(page, "money-deck");
        page.click("text=Apply these prices");
        page.waitForSelector("text=These prices apply from now on");
        page.keyboard().press("/");
        page.keyboard().type("+44 7700 900123");
        page.keyboard().press("Enter");
        page.waitForSelector("text=Prefix 447: 0.022. The longest prefix wins over 44 at 0.018.");
        PageLook.at(page, "money-prices");
    }

    @Test
    void opensAnAccountCreditsAndDeactivatesIt() throws Exception {
        page.navigate(world.url() + "/accounts");
        page.click("text=Create an account");
        page.fill("#title", "Harbour & Sons");
        page.click("button:text-is('Create account')");
        // The browser itself asks for the choice: nothing is preselected.
        assertThat(page.url()).endsWith("/accounts/new");
        PageLook.at(page, "accounts-new");
        page.check("input[value=screen]");
        page.fill("#balance", "20");
        page.click("button:text-is('Create account')");
        page.waitForSelector("text=I have stored them");
        PageLook.at(page, "accounts-created");
        page.click("text=I have stored them");
        page.waitForSelector("h2:text-is('Settings')");
        page.fill("#amount", "5.25");
        page.fill("#reference", "inv-7");
        page.keyboard().press("Enter");
        page.waitForSelector("text=The credit is in the ledger.");
        assertThat(page.textContent(".big")).isEqualTo("25.25");
        PageLook.at(page, "account");
        page.click("text=Deactivate account");
        page.waitForSelector("text=Each credential of the account is refused from now on.");
        page.navigate(world.url() + "/accounts");
        page.waitForSelector("text=inactive");
        PageLook.at(page, "accounts");
    }

    @Test
    void looksANumberUpAndChecksAList() throws Exception {
        page.navigate(world.url() + "/numbers");
        page.keyboard().press("/");
        page.keyboard().type("(201) 555-0123");
        page.keyboard().press("Enter");
        page.waitForSelector("text=America/New_York");
        StringBuilder list = new StringBuilder("name,phone\n");
        for (int i = 0; i < 50_000; i++)
            list.append("n")
                    .append(i)
                    .append(",+1201555")
                    .append(1000 + i % 9000)
                    .append('\n');
        list.append("bad,12\n");
        FileChooser chooser = page.waitForFileChooser(() -> page.click("#file"));
        chooser.setFiles(file("customers-november.csv", list.toString()));
        page.click("text=Check the list");
        page.waitForSelector("text=Download result");
        assertThat(page.textContent("#lists")).contains("50,000");
        PageLook.at(page, "numbers");
        page.navigate(world.url() + "/numbers?q=%2B44+20+7946+0018");
        page.waitForSelector("text=United Kingdom");

        page.navigate(world.url() + "/numbers/sources");
        page.setInputFiles("#file", file("nothing.csv", "a,b\n1,2\n"));
        page.click("text=Try the file");
        page.waitForSelector("text=is not used");
        PageLook.at(page, "numbers-sources");
    }
}
