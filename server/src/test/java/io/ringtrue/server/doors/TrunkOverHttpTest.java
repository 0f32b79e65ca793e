package io.ringtrue.server.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.cli.CommandRun;
import io.ringtrue.server.doors.TrunkTable.Written;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A trunk through `/v1/admin`, and through the command line, which is a client of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrunkOverHttpTest {
    private static final String ADMIN = "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN;
    private static final String PATH = "/v1/admin/trunks/main";
    private static final Trunk BEFORE = new Trunk(
            "main",
            Map.of(TrunkSetting.URI, "sip:before.example", TrunkSetting.PASSWORD, "hush", TrunkSetting.MAX_CALLS, 7));

    private ApiFixture api;

    @BeforeAll
    void start() {
        api = ApiFixture.start();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @BeforeEach
    void setUp() {
        api.trunks.put(BEFORE.name(), _ -> BEFORE);
    }

    static Stream<Written> wrongInJson() {
        return TrunkTable.wrong('j');
    }

    static Stream<Written> rightInJson() {
        return TrunkTable.right('j');
    }

    static Stream<Written> wrongAsOption() {
        return TrunkTable.wrong('c');
    }

    static Stream<Written> rightAsOption() {
        return TrunkTable.right('c');
    }

    private Reply put(String body) {
        return api.http.send("PUT", PATH, body, ADMIN, "Content-Type: application/json");
    }

    private CommandRun set(Written written) {
        List<String> arguments = new ArrayList<>(
                List.of("admin", "trunk", "set", "main", "--url", "http://127.0.0.1:" + api.http.port()));
        if (written.setting() != TrunkSetting.URI) arguments.add("--uri=" + TrunkTable.URI);
        arguments.add("--" + written.setting().word() + "=" + written.argument());
        return CommandRun.of(
                CommandRun.NO_SERVER,
                Map.of("RINGTRUE_ADMIN_TOKEN", ApiFixture.ADMIN_TOKEN),
                arguments.toArray(String[]::new));
    }

    /// What nobody named stayed.
    private static Trunk withWhatStays(Written written) {
        return written.setting() == TrunkSetting.PASSWORD
                ? written.made()
                : written.made().with(Map.of(TrunkSetting.PASSWORD, "hush"));
    }

    @ParameterizedTest
    @MethodSource("wrongInJson")
    void refusesAWrongMemberByNameAndRuleAndChangesNothing(Written written) {
        Reply reply = put(written.trunk());
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        JsonNode problem = JsonMapper.shared().readTree(reply.body());
        String word = written.setting().word();
        String rule = written.setting().rule();
        assertThat(problem.path("detail").asString()).isEqualTo(word + " " + rule);
        assertThat(problem.path("errors").toString())
                .isEqualTo("[{\"field\":\"" + word + "\",\"rule\":\"" + rule + "\"}]");
        assertThat(api.trunks.trunks()).containsExactly(BEFORE.draft());
    }

    @ParameterizedTest
    @MethodSource("rightInJson")
    void takesARightMember(Written written) {
        Reply reply = put(written.trunk());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(api.trunks.trunks().getFirst().trunk()).isEqualTo(withWhatStays(written));
    }

    @ParameterizedTest
    @MethodSource("wrongAsOption")
    void refusesAWrongOptionByNameAndRuleAndChangesNothing(Written written) {
        assertThat(set(written))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "ringtrue: --" + written.setting().word() + " "
                                + written.setting().rule() + System.lineSeparator()));
        assertThat(api.trunks.trunks()).containsExactly(BEFORE.draft());
    }

    @ParameterizedTest
    @MethodSource("rightAsOption")
    void takesARightOption(Written written) {
        CommandRun run = set(written);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(api.trunks.trunks().getFirst().trunk()).isEqualTo(withWhatStays(written));
    }

    @Test
    void refusesAMemberNobodyKnowsAndATrunkWithoutUri() {
        assertThat(put("{\"uri\":\"sip:a.example\",\"max-call\":5}").body()).contains("max-call is no member");
        assertThat(put("{\"max-calls\":5}").body()).contains("uri must be sip:host");
        assertThat(put("{\"uri\":null}").body()).contains("uri must be sip:host");
        assertThat(api.trunks.trunks()).containsExactly(BEFORE.draft());
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        assertThat(put("{\"uri\":\"x\",\"max-calls\":0,\"caller-id\":\"bob\"}").body())
                .contains("\"field\":\"uri\"", "\"field\":\"max-calls\"", "\"field\":\"caller-id\"");
        Reply reply = api.http.send(
                "PUT", "/v1/admin/trunks/a%20b", "{\"uri\":\"sip:x\"}", ADMIN, "Content-Type: application/json");
        assertThat(reply.body()).contains("name must be 1 to 50 letters");
    }

    @Test
    void readsNullAsNotWritten() {
        assertThat(put("{\"uri\":\"sip:a.example\",\"max-calls\":null,\"codecs\":null}")
                        .status())
                .isEqualTo(200);
        assertThat(api.trunks.trunks().getFirst().trunk().maxCalls()).isEqualTo(100);
    }

    /// As an earlier version took it: it is shown and can be mended, and keeps what mending does not name.
    @Test
    void showsAndMendsAStoredTrunkThatBreaksARule() {
        TrunkDraft broken = BEFORE.draft()
                .with(Map.of(TrunkSetting.MEDIA_NETWORKS, List.of("10/8"), TrunkSetting.SRTP, Trunk.Srtp.REQUIRED));
        api.trunks.keep(broken);
        assertThat(api.http.get(PATH, ADMIN).body()).contains("\"media-networks\":[\"10/8\"]", "\"hasPassword\":true");
        assertThat(put("{\"uri\":\"sip:a.example\"}").status()).isEqualTo(200);
        Trunk mended = api.trunks.trunks().getFirst().trunk();
        assertThat(mended.password().value()).isEqualTo("hush");
        assertThat(mended.srtp()).isEqualTo(Trunk.Srtp.REQUIRED);
    }
}
