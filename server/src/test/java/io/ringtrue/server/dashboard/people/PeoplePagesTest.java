package io.ringtrue.server.dashboard.people;

import static io.ringtrue.server.dashboard.people.Pages.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People and roles by a client without scripts: who may change whom, and what it does to them.
class PeoplePagesTest {
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
    }

    @AfterAll
    static void stop() {
        owner.close();
        server.close();
    }

    private static String of(String account) {
        return "?account=" + account;
    }

    /// The path of the page of the person with this address.
    private static String page(String email) throws Exception {
        return PEOPLE + "/" + Pages.person(owner.get(PEOPLE + "?q=" + email));
    }

    @Test
    void invitesSomebodyWhoSignsInByTheLink() throws Exception {
        HttpResponse<String> made = Pages.invite(
                owner, of(larkfield), "New.Person@Larkfield.example", "<img src=x onerror=alert(1)>", "member");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(made.body())
                .contains("Send them this link now", "new.person@larkfield.example", "&lt;img src=x")
                .doesNotContain("<img src=x");
        try (PageClient person = server.enter(Pages.link(made))) {
            assertThat(person.get("/").body()).contains("Larkfield").doesNotContain("Tidewater", PEOPLE);
        }
        String list = owner.get(PEOPLE + of(larkfield)).body();
        assertThat(list).contains("new.person@larkfield.example", "&lt;img", "A link: no password yet");
        assertThat(list).doesNotContain(DashboardServer.OWNER, "<img src=x");
        assertThat(owner.get("/settings/audit" + of(larkfield)).body())
                .contains("added a person", "made a sign-in link", "new.person@larkfield.example", "signed in");
    }

    @Test
    void saysWhatIsWrongBesideItsField() throws Exception {
        for (var wrong : List.of(
                Map.of("email", "nobody", "name", "A", "role", "viewer", "field", "email"),
                Map.of("email", "a@b.example", "name", " ", "role", "viewer", "field", "name"),
                Map.of("email", "a@b.example", "name", "A", "role", "", "field", "role"),
                Map.of("email", "a@b.example", "name", "A", "role", "king", "field", "role"),
                Map.of("email", "a@b.example", "name", "A", "role", "member", "field", "role"),
                Map.of("email", DashboardServer.OWNER, "name", "A", "role", "viewer", "field", "email"))) {
            HttpResponse<String> answer =
                    Pages.invite(owner, "", wrong.get("email"), wrong.get("name"), wrong.get("role"));
            assertThat(answer.body()).as(wrong.toString()).contains("id=\"" + wrong.get("field") + "-e\"");
        }
        assertThat(owner.get(PEOPLE + "?q=a@b.example").body()).contains("Nobody matches");
    }

    @Test
    void isForOwnersAlone() throws Exception {
        String person = page(DashboardServer.OWNER);
        try (PageClient operator = Pages.guest(server, owner, "", "operator@halyard.example", "operator");
                PageClient member = Pages.guest(server, owner, of(larkfield), "member@larkfield.example", "member")) {
            for (PageClient stranger : List.of(operator, member)) {
                String nobody = stranger.get("/settings/nothing").body();
                assertThat(stranger.get("/").body()).doesNotContain("href=\"" + PEOPLE);
                for (String path : List.of(PEOPLE, person)) {
                    HttpResponse<String> refused = stranger.get(path);
                    assertThat(refused.statusCode()).isEqualTo(404);
                    assertThat(refused.body()).isEqualTo(nobody);
                }
                stranger.get("/");
                for (String path :
                        List.of(PEOPLE, person + "/role", person + "/active", person + "/link", person + "/sign-out")) {
                    assertThat(stranger.submit(path, Map.of("role", "viewer", "active", "no"))
                                    .statusCode())
                            .as(path)
                            .isEqualTo(404);
                }
            }
        }
        owner.get(PEOPLE);
        assertThat(owner.forged(PEOPLE, Map.of("email", "x@y.example", "name", "X", "role", "viewer"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(owner.forged(person + "/active", Map.of("active", "no")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void showsAnOwnerOfAnAccountNobodyElse() throws Exception {
        Pages.invite(owner, of(tidewater), "theirs@tidewater.example", "T", "member");
        String theirs = page("theirs@tidewater.example");
        String maya = page(DashboardServer.OWNER);
        try (PageClient ines = Pages.guest(server, owner, of(larkfield), "ines@larkfield.example", "owner")) {
            assertThat(ines.get(PEOPLE).body())
                    .contains("ines@larkfield.example")
                    .doesNotContain("tidewater", DashboardServer.OWNER);
            assertThat(ines.get(PEOPLE + "?q=theirs").body()).contains("Nobody matches");
            assertThat(ines.get(PEOPLE + of(tidewater)).statusCode()).isEqualTo(404);
            for (String other : List.of(theirs, maya, PEOPLE + "/999999", PEOPLE + "/x")) {
                assertThat(ines.get(other).statusCode()).as(other).isEqualTo(404);
                assertThat(ines.submit(other + "/active", Map.of("active", "no"))
                                .statusCode())
                        .isEqualTo(404);
                assertThat(ines.submit(other + "/link", Map.of()).statusCode()).isEqualTo(404);
            }
            assertThat(Pages.invite(ines, "", "up@larkfield.example", "Up", "operator")
                            .body())
                    .contains("id=\"role-e\"");
            HttpResponse<String> own = Pages.invite(ines, "", "own@larkfield.example", "Own", "viewer");
            try (PageClient viewer = server.enter(Pages.link(own))) {
                assertThat(viewer.get("/").body()).contains("Larkfield").doesNotContain("Tidewater");
            }
        }
    }

    @Test
    void endsTheSignInsOfWhoeverIsChanged() throws Exception {
        try (PageClient vic = Pages.guest(server, owner, "", "vic@halyard.example", "viewer")) {
            String page = page("vic@halyard.example");
            owner.get(page);
            HttpResponse<String> changed = owner.submit(page + "/role", Map.of("role", "operator"));
            assertThat(changed.statusCode()).isEqualTo(302);
            assertThat(owner.get(changed.headers().firstValue("Location").orElseThrow())
                            .body())
                    .contains("The role was changed");
            assertThat(vic.get("/").statusCode()).isEqualTo(302);
        }
        String page = page("vic@halyard.example");
        String link = Pages.link(owner.submit(page + "/link", Map.of()));
        try (PageClient vic = server.enter(link)) {
            owner.get(page);
            owner.submit(page + "/sign-out", Map.of());
            assertThat(vic.get("/").statusCode()).isEqualTo(302);
        }
        String unused = Pages.link(owner.submit(page + "/link", Map.of()));
        owner.get(page);
        owner.submit(page + "/active", Map.of("active", "no"));
        try (PageClient vic = new PageClient(server.url())) {
            assertThat(vic.get(unused).body()).contains("used up");
        }
        assertThat(owner.get(page).body()).contains("Not active", "Activate").doesNotContain("Make a sign-in link");
        assertThat(owner.submit(page + "/link", Map.of()).statusCode()).isEqualTo(404);
        owner.get(page);
        owner.submit(page + "/active", Map.of("active", "yes"));
        assertThat(owner.get(page).body()).contains("Make a sign-in link");
        assertThat(owner.get("/settings/audit?deed=changed+a+person").body())
                .contains("vic@halyard.example", "viewer", "operator, not active");
    }

    @Test
    void keepsTheLastOwner() throws Exception {
        String page = page(DashboardServer.OWNER);
        owner.get(page);
        for (HttpResponse<String> refused : List.of(
                owner.submit(page + "/role", Map.of("role", "viewer")),
                owner.submit(page + "/active", Map.of("active", "no")))) {
            assertThat(refused.body()).contains("last active owner");
        }
        assertThat(owner.submit(page + "/role", Map.of("role", "member")).body())
                .contains("id=\"role-e\"");
        assertThat(owner.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void listsFiftyAtATime() throws Exception {
        String crowd = Pages.account(server, "Crowd");
        for (int i = 0; i < 51; i++) Pages.invite(owner, of(crowd), "p" + i + "@crowd.example", "P" + i, "viewer");
        HttpResponse<String> first = owner.get(PEOPLE + of(crowd));
        assertThat(first.body()).contains("p49@crowd.example", "Next page").doesNotContain("p50@crowd.example");
        String next = first.body()
                .replaceAll("(?s).*href=\"([^\"]+)\">Next page.*", "$1")
                .replace("&amp;", "&");
        assertThat(owner.get(next).body())
                .contains("p50@crowd.example", "First page")
                .doesNotContain("p49@crowd.example");
    }
}
