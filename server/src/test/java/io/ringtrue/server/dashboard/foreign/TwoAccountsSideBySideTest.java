package io.ringtrue.server.dashboard.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.dashboard.PagePaths;
import io.ringtrue.server.dashboard.verifications.TwoAccounts;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Of one account, somebody of another and somebody of none see no byte, whatever page, part of a page, file or form
/// they ask for, and change nothing: with the real ids, while the account's own calls go on.
@Timeout(300)
class TwoAccountsSideBySideTest {
    /// Belong to programs: `whole.ForeignIdsTest` asks those that take an id.
    private static final Pattern PROGRAMS = Pattern.compile(
            "\\w+ (/v1/.*|/error|/springdoc.*|/health.*|/metrics.*|/assets/.*|/app/.*|/process/.*|/live.*|/ready.*)");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path dataDir;

    private static TwoAccounts server;
    private static Canary canary;
    private static PageClient neighbour;
    private static PageClient own;
    private static Overheard neighbours;
    private static Overheard owners;

    /// The neighbour listens while the account comes to all it has.
    @BeforeAll
    static void start() throws Exception {
        server = new TwoAccounts(dataDir, 9, Map.of("spring.main.sources", MappedPaths.class.getName()));
        neighbour = server.person("listener@tidewater.example", "member", server.tidewater.id());
        own = server.person("listener@larkfield.example", "member", server.larkfield.id());
        neighbours = new Overheard(server.url(), neighbour);
        owners = new Overheard(server.url(), own);
        canary = new Canary(server);
    }

    @AfterAll
    static void stop() throws Exception {
        neighbours.close();
        owners.close();
        neighbour.close();
        own.close();
        server.close();
    }

    @Test
    void everyPathHasAVerdict() {
        Set<String> pages = new TreeSet<>(MappedPaths.ALL.get());
        pages.removeIf(path -> PROGRAMS.matcher(path).matches() || path.endsWith(" /phone/line"));
        assertThat(pages).isEqualTo(Verdict.OF.keySet());
        assertThat(pages).allMatch(path -> PagePaths.covers(path.substring(path.indexOf(' ') + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"member", "owner"})
    void somebodyOfAnotherAccountFindsNothing(String role) throws Exception {
        List<List<String>> before = canary.rows();
        try (PageClient other = server.person(role + "@tidewater.example", role, server.tidewater.id())) {
            String nothing = masked(other.get("/verifications/1"));
            for (Map.Entry<String, Verdict> path : Verdict.OF.entrySet()) {
                String place = canary.path(path.getKey());
                String named = place + "?account=" + canary.account;
                switch (path.getValue()) {
                    case ACCOUNT -> {
                        assertThat(masked(sent(other, named))).as(named).isEqualTo(nothing);
                        if (place.startsWith("GET")) assertClean(place, sent(other, place));
                    }
                    case THING, INSTALLATION -> {
                        assertThat(masked(sent(other, named))).as(named).isEqualTo(nothing);
                        assertThat(masked(sent(other, place))).as(place).isEqualTo(nothing);
                    }
                    case OWN -> assertClean(place, sent(other, place));
                    case DOOR -> assertClean(place, sent(other, place));
                }
            }
        }
        assertThat(canary.rows()).isEqualTo(before);
    }

    @Test
    void nobodyFindsTheForm() throws Exception {
        List<List<String>> before = canary.rows();
        try (PageClient nobody = new PageClient(server.url())) {
            nobody.get("/sign-in");
            for (Map.Entry<String, Verdict> path : Verdict.OF.entrySet()) {
                String place = canary.path(path.getKey());
                for (String asked : List.of(place, place + "?account=" + canary.account)) {
                    HttpResponse<String> answer = sent(nobody, asked);
                    assertClean(asked, answer);
                    if (path.getValue() == Verdict.DOOR) continue;
                    // The first run's forms lead nobody but to the sign-in, too.
                    boolean page = asked.startsWith("GET") && !asked.startsWith("GET /events")
                            || asked.startsWith("POST /setup/");
                    assertThat(answer.statusCode()).as(asked).isEqualTo(page ? 302 : 401);
                    assertThat(answer.body()).as(asked).isEmpty();
                    if (page)
                        assertThat(answer.headers().firstValue("Location").orElse(""))
                                .startsWith("/sign-in");
                }
            }
        }
        assertThat(canary.rows()).isEqualTo(before);
    }

    /// Nor does the mark of an event say how busy the others are.
    @Test
    void aNeighboursStreamIsSilentAboutTheCalls() throws Exception {
        await().atMost(PATIENCE)
                .until(() -> Canary.TRACE.matcher(owners.stream()).find());
        int before = neighbours.events();
        server.verify(server.tidewater, "+12015550603", "12345", "");
        await().atMost(PATIENCE).until(() -> neighbours.events() > before);
        assertThat(neighbours.stream()).doesNotContain(canary.ringing()).doesNotContainPattern(Canary.TRACE);
        assertThat(neighbours.stream().lines().filter(line -> line.startsWith("id:")))
                .allMatch(line -> line.matches("id: [0-9a-f]{24}"));
    }

    @Test
    void aNeighboursTelephoneHearsNothingOfTheCalls() throws Exception {
        for (String command : List.of(
                "{\"type\":\"hold\"}",
                "{\"type\":\"follow\",\"id\":\"" + canary.ringing() + "\"}",
                "{\"type\":\"result\"}",
                "{\"type\":\"follow\"}",
                "{\"type\":\"answer\"}",
                "{\"type\":\"key\",\"key\":\"1\"}",
                "{\"type\":\"hold\"}")) neighbours.tell(command);
        await().atMost(PATIENCE).until(() -> neighbours.line().split("\"held\"", -1).length == 3);
        assertThat(neighbours.line())
                .doesNotContain("following", "result", canary.ringing())
                .doesNotContainPattern(Canary.TRACE);
        assertThat(Overheard.closedAtOnce(server.url(), neighbour, canary.account))
                .isEqualTo(1008);
        assertThat(Overheard.refused(server.url())).isIn(302, 401);
    }

    /// That the search above would find something.
    @Test
    void theAccountsOwnPagesAreFullOfIt() throws Exception {
        List<String> seen = new ArrayList<>();
        try (PageClient owner = canary.owner("again")) {
            for (Map.Entry<String, Verdict> path : Verdict.OF.entrySet()) {
                if (!path.getKey().startsWith("GET") || path.getValue().ordinal() > 1) continue;
                String place = canary.path(path.getKey());
                HttpResponse<String> answer = sent(owner, place);
                assertThat(answer.statusCode()).as(place).isEqualTo(200);
                if (Canary.TRACE.matcher(answer.body()).find()) seen.add(path.getKey());
            }
        }
        assertThat(seen)
                .contains("GET /verifications", "GET /verifications/export.csv", "GET /callbacks/{id}")
                .hasSizeGreaterThan(15);
    }

    private static HttpResponse<String> sent(PageClient client, String what) throws Exception {
        String path = what.substring(what.indexOf(' ') + 1).replace("/events", "/events?page=overview&once=1");
        String address =
                path.indexOf('?') == path.lastIndexOf('?') ? path : path.replaceFirst("\\?account", "&account");
        if (what.startsWith("GET")) return client.get(address);
        String posted = address + (address.contains("?") ? "&" : "?") + "_csrf=" + client.formToken();
        boolean files = path.startsWith("/numbers/") || path.startsWith("/money/prices/deck");
        boolean call = path.startsWith("/phone/calls");
        String type = call ? "application/json" : files ? Forms.MULTIPART : Forms.PLAIN;
        String body = call ? Forms.JSON : files ? Forms.files("b.csv", "prefix,price\n1,0.01\n") : Forms.FIELDS;
        return client.send(
                posted, request -> request.header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    /// The answer without the moment at which it was given.
    private static String masked(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body().replaceAll("[0-9:]+ UTC", "");
    }

    private static void assertClean(String what, HttpResponse<String> answer) {
        // A number's page names the number that was asked for.
        String body = what.startsWith("GET /numbers/1")
                ? answer.body().replaceAll("(201.{0,3}555.{0,3}0486)", "")
                : answer.body();
        assertThat(answer.statusCode()).as(what).isLessThan(500);
        assertThat(Canary.TRACE.matcher(body).find()).as(what + ": " + body).isFalse();
    }
}
