package io.ringtrue.server.dashboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.dashboard.people.Pages;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The audit log by a client without scripts: who reads what, and what its file holds.
class AuditPagesTest {
    private static final String LOG = "/settings/audit";

    @TempDir
    static Path dataDir;

    private static DashboardServer server;
    private static PageClient owner;
    private static String larkfield;
    private static String tidewater;

    @BeforeAll
    static void start() throws Exception {
        server = new DashboardServer(dataDir);
        owner = server.firstOwner();
        larkfield = Pages.account(server, "Larkfield");
        tidewater = Pages.account(server, "Tidewater");
        Pages.invite(owner, "?account=" + larkfield, "=cmd|'/c'@larkfield.example", "=1+1", "viewer");
        Pages.invite(owner, "?account=" + tidewater, "<b>@tidewater.example", "T", "viewer");
    }

    @AfterAll
    static void stop() {
        owner.close();
        server.close();
    }

    @Test
    void showsTheInstallationsPeopleAll() throws Exception {
        String all = owner.get(LOG).body();
        assertThat(all)
                .contains(
                        "set up the installation", "&lt;b&gt;@tidewater.example", "Larkfield", "Tidewater", "127.0.0.1")
                .doesNotContain("<b>@tidewater");
        try (PageClient viewer = Pages.guest(server, owner, "", "viewer@halyard.example", "viewer")) {
            assertThat(viewer.get(LOG).body()).contains("set up the installation");
            assertThat(viewer.get(LOG + "/log.csv").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void filtersByPersonDeedAccountAndDay() throws Exception {
        assertThat(owner.get(LOG + "?account=" + tidewater).body())
                .contains("tidewater.example")
                .doesNotContain("larkfield.example", "set up the installation</b>");
        assertThat(owner.get(LOG + "?deed=set+up+the+installation").body())
                .contains("set up the installation</b>")
                .doesNotContain("added a person</b>");
        assertThat(owner.get(LOG + "?who=" + DashboardServer.OWNER + "&deed=added+a+person")
                        .body())
                .contains("added a person</b>");
        assertThat(owner.get(LOG + "?who=nobody@x.example").body()).contains("Nothing matches", "nobody@x.example");
        assertThat(owner.get(LOG + "?to=2001-01-01").body()).contains("Nothing matches");
        assertThat(owner.get(LOG + "?from=2001-01-01").body()).contains("added a person</b>");
        assertThat(owner.get(LOG + "?from=yesterday&to=%3Cscript%3E").body())
                .contains("id=\"from-e\"", "id=\"to-e\"", "Needs a day")
                .doesNotContain("<script>\"");
    }

    @Test
    void goesBackFiftyAtATime() throws Exception {
        for (int i = 0; i < 30; i++)
            Pages.invite(owner, "?account=" + tidewater, "t" + i + "@t.example", "T", "viewer");
        HttpResponse<String> newest = owner.get(LOG + "?account=" + tidewater);
        assertThat(newest.body()).contains("t29@t.example", "Older").doesNotContain("t1@t.example");
        String older = newest.body()
                .replaceAll("(?s).*href=\"([^\"]+)\">Older.*", "$1")
                .replace("&amp;", "&");
        assertThat(older).contains("account=" + tidewater);
        assertThat(owner.get(older).body()).contains("t1@t.example", "Newest").doesNotContain("t29@t.example");
    }

    @Test
    void writesAFileWithoutFormulas() throws Exception {
        HttpResponse<String> file = owner.get(LOG + "/log.csv?account=" + larkfield);
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("audit-log.csv");
        assertThat(file.body())
                .startsWith("id,at,who,from,account,deed,subject,was,now\r\n")
                .contains(",'=cmd|'/c'@larkfield.example,")
                .doesNotContain("tidewater", ",=");
    }

    @Test
    void showsAnOwnerOfAnAccountItsOwn() throws Exception {
        String where = "?account=" + larkfield;
        try (PageClient ines = Pages.guest(server, owner, where, "ines@larkfield.example", "owner");
                PageClient member = Pages.guest(server, owner, where, "member@larkfield.example", "member")) {
            for (String path : List.of(LOG, LOG + "/log.csv")) {
                assertThat(ines.get(path).body())
                        .contains("added a person", "larkfield.example")
                        .doesNotContain("tidewater", "set up the installation");
                assertThat(ines.get(path + "?account=" + tidewater).statusCode())
                        .isEqualTo(404);
                assertThat(member.get(path).statusCode()).isEqualTo(404);
            }
            assertThat(member.get("/").body()).doesNotContain("href=\"" + LOG);
        }
    }
}
