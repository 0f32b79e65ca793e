package io.ringtrue.server.dashboard.numbers;

import static io.ringtrue.server.dashboard.parts.PageWorld.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.dashboard.parts.PageWorld;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pages about numbers show and do, seen by a client without scripts.
class NumbersPagesTest {
    private static final String SOURCES = "/numbers/sources";

    @TempDir
    static Path dataDir;

    private static PageWorld world;
    private static String own;
    private static String other;

    @BeforeAll
    static void start() throws Exception {
        world = new PageWorld(dataDir);
        own = world.account("Larkfield", "10");
        other = world.account("Tidewater", "10");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void saysOfANumberWhatIsKnownAndWhy() throws Exception {
        try (PageClient viewer = world.person("viewer", own)) {
            assertThat(viewer.get("/numbers").body()).contains("No number yet", "libphonenumber");
            assertThat(viewer.get("/numbers?q=%28201%29+555-0123").body())
                    .contains(
                            "+1 201-555-0123",
                            "United States",
                            "high confidence",
                            "plan",
                            "America/New_York",
                            "Mobile");
            assertThat(viewer.get("/numbers/+442079460018").body()).contains("United Kingdom");
            assertThat(viewer.get("/numbers?q=2079460018&read=plus").body()).contains("no plus");
            assertThat(viewer.get("/numbers?q=12").body()).contains("Not valid");
            assertThat(viewer.get("/numbers?q=%3Cscript%3Ealert(1)%3C/script%3E")
                            .body())
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert");
            assertThat(viewer.get("/numbers?account=" + other).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void checksAListAndGivesItsResultToItsOwnersAlone() throws Exception {
        try (PageClient member = world.person("member", own);
                PageClient stranger = world.person("owner", other)) {
            String list = "name,phone\n=cmd,+12015550123\n\"<b>\",12\nx,+442079460018\n";
            assertThat(redirect(world.upload(member, "/numbers", "/numbers/lists", "file", "lead<b>s.csv", list)))
                    .isEqualTo("/numbers#lists");
            String page = member.get("/numbers").body();
            assertThat(page).contains("lead&lt;b&gt;s.csv", "<b>2</b>", "Download result");
            Matcher link =
                    Pattern.compile("href=\"(/numbers/lists/[0-9a-f-]+)\"").matcher(page);
            assertThat(link.find()).isTrue();
            HttpResponse<String> result = member.get(link.group(1));
            assertThat(result.body())
                    .contains("name,phone,phone_result", "+442079460018")
                    .endsWith("\n");
            assertThat(result.headers().firstValue("Content-Disposition").orElseThrow())
                    .contains("attachment");
            assertThat(result.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(stranger.get(link.group(1)).statusCode()).isEqualTo(404);
            assertThat(stranger.get("/numbers").body()).doesNotContain("lead&lt;");
            stranger.get("/numbers");
            assertThat(stranger.submit(link.group(1) + "/forget", Map.of()).statusCode())
                    .isEqualTo(404);
            assertThat(member.get("/numbers/lists").body())
                    .contains("lead&lt;b&gt;s.csv")
                    .doesNotContain("<html");
            member.get("/numbers");
            redirect(member.submit(link.group(1) + "/forget", Map.of()));
            assertThat(member.get(link.group(1)).statusCode()).isEqualTo(404);
            try (Stream<Path> left = Files.list(dataDir.resolve("checked-lists"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void saysWhyAListCannotBeRead() throws Exception {
        try (PageClient owner = world.owner()) {
            redirect(world.upload(
                    owner, "/numbers", "/numbers/lists", "file", "book.xlsx", "PK\u0003\u0004[Content_Types].xml"));
            assertThat(owner.get("/numbers").body()).contains("is an Excel workbook (.xlsx)");
            assertThat(redirect(world.upload(owner, "/numbers", "/numbers/lists", "nothing", "x", "y")))
                    .contains("wrong=none");
            assertThat(owner.get("/numbers?wrong=none").body()).contains("Choose a CSV or NDJSON file.");
        }
    }

    @Test
    void takesNoListOfViewersAndOfAccountsThatPay() throws Exception {
        String priced = world.account("Priced", "10");
        world.admin("PATCH", "/accounts/" + priced, "{\"validationPrice\":\"0.01\"}");
        try (PageClient viewer = world.person("viewer", own);
                PageClient payer = world.person("owner", priced)) {
            String token = viewer.get("/numbers").body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
            assertThat(world.upload(viewer, "/numbers/lists?_csrf=" + token, "file", "x.csv", "+12015550123\n")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(redirect(world.upload(payer, "/numbers", "/numbers/lists", "file", "x.csv", "+12015550123\n")))
                    .contains("wrong=priced");
            assertThat(world.upload(payer, "/numbers/lists", "file", "x.csv", "+12015550123\n")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void loadsOfficialFilesForOperatorsAlone() throws Exception {
        try (PageClient operator = world.person("operator", "");
                PageClient viewer = world.person("viewer", "");
                PageClient customer = world.person("owner", own)) {
            HttpResponse<String> refused = world.upload(
                    operator, SOURCES, "/numbers/sources", "file", "<i>x.csv", "no,official,file\n1,2,3\n");
            assertThat(refused.body()).contains("&lt;i&gt;x.csv is not used").doesNotContain("<i>x");
            assertThat(viewer.get(SOURCES).body()).contains("libphonenumber").doesNotContain("Load the file");
            assertThat(customer.get(SOURCES).statusCode()).isEqualTo(404);
            String token = viewer.get(SOURCES).body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
            assertThat(world.upload(viewer, "/numbers/sources?_csrf=" + token, "file", "x.csv", "y")
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
