package io.ringtrue.server.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.api.v1.admin.AccountForms;
import io.ringtrue.server.cli.CommandRun;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

/// What an account may hold, through `/v1/admin` and the command line, when it is created and when it
/// is changed. No configuration file names accounts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountOverHttpTest {
    private static final String ADMIN = "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN;
    private static final String ACCOUNTS = "/v1/admin/accounts";

    /// Doors, member, rule, values. `n` is a new account and `u` an update in JSON, `N` and `U` the
    /// same on the command line. Text that is a number or a boolean is one on a command line.
    private static final String WRONG = """
            nuNU | name | must be given | "", "  "
            nN   | name | must be at most 100 characters without control characters | "a\\nb", "LONG"
            uU   | name | must be at most 100 characters without control characters | "a\\nb", "LONG"
            nu   | name | must be a string | 7, true, ["A"], {}
            nuNU | company | must be at most 100 characters without control characters | "a\\u0007b", "LONG"
            nu   | company | must be a string | 7, ["A"]
            nuNU | announcePin | must be true or false | "maybe", 1, 0, 1.5, "TRUE", "yes"
            nu   | announcePin | must be true or false | "true", [true], {}
            uU   | active | must be true or false | "maybe", 1, "NO"
            nuNU | progressCallbacks | must be true or false | "maybe", 1, "on"
            nuNU | getPlacesCalls | must be true or false | "maybe", 1, "on"
            nu   | getPlacesCalls | must be true or false | "true"
            nuNU | strictNumbers | must be true or false | "maybe", 0, "no"
            nuNU | callbackUrl | must begin with http:// or https:// | "ftp://a.example/", "http:/a.example", "mailto:a"
            nuNU | callbackUrl | must be at most 2000 characters without control characters | "http://a.example/LONG"
            nu   | callbackUrl | must be a string | 7, ["http://a.example"]
            nuNU | callbackUrlType | must be http or https | "ftp", "", "https://", "http\\n,"
            nu   | callbackUrlType | must be a string | 7, true
            nuNU | language | must be a BCP 47 tag such as en-US, at most 35 characters | "e", "en_US", "English (US)", "en-"
            nuNU | language | must be a BCP 47 tag such as en-US, at most 35 characters | "LONG", "en\\n", "aa-bb-cc-dd-ee-ff-gg-hh-ii-jj-kk-ll-m"
            nu   | language | must be a string | 7, ["en"]
            nuNU | spendCap | must be a plain decimal number with at most 6 decimals | "x", "1e3", "1.", ".5", "0.0000001"
            nuNU | spendCap | must be a plain decimal number with at most 6 decimals | "99999999999999999999", "9223372036854.775808", "1,5", "+1", " 1"
            nuNU | spendCap | must not be negative | "-1", "-0.000001"
            nu   | spendCap | must be a string | 5, 1.5, ["1"]
            nuNU | balanceAlert | must be a plain decimal number with at most 6 decimals | "x", "1e3", "0.0000001"
            nuNU | balanceAlert | must not be negative | "-1"
            nu   | balanceAlert | must be a string | 5, ["1"]
            nuNU | defaultCallingCode | must be a calling code of 1 to 3 digits | 0, -1, 1000
            nuNU | defaultCallingCode | must be a whole number | "", "x", 1.5, 1.0, true, 1e2, 99999999999, 99999999999999999999
            nu   | defaultCallingCode | must be a whole number | "44", [44], {}
            nuNU | validationPrice | must be a plain decimal number with at most 6 decimals | "x", "1e-3", "0.0000001"
            nuNU | validationPrice | must not be negative | "-1"
            nu   | validationPrice | must be a string | 1, true
            nuNU | preflightUrl | must begin with http:// or https:// | "a.example/x", "ftp://a.example/", "http:/a.example"
            nuNU | preflightUrl | must be at most 2000 characters without control characters | "http://a.example/LONG"
            nu   | preflightUrl | must be a string | 7, ["http://a.example"]
            nuNU | preflightOnFailure | must be deny or allow | "", "DENY", "yes", "true"
            nu   | preflightOnFailure | must be a string | 7, true
            nN   | balance | must be a plain decimal number with at most 6 decimals | "x", "1e3", "", "0.0000001"
            nN   | balance | must not be negative | "-1"
            n    | balance | must be a string | 1
            nN   | apikey | must be 4 to 64 letters, digits, dots, dashes or underscores | "", "abc", "a b c d", "LONG"
            nN   | apikey | must not be the documentation's sample | "qd4cr4gd"
            nN   | user | must be 1 to 200 visible ASCII characters | "", "a b", "é"
            nN   | user | must not be the documentation's sample | "user@company.com"
            n    | apisecret | must be 8 to 200 printable ASCII characters | "", "short", "LONG"
            n    | pass | must be 8 to 200 printable ASCII characters | "short", "with\\nlines"
            """;

    private static final String RIGHT = """
            nuNU | name | "A", "HUNDRED"
            nuNU | company | "", "HUNDRED"
            nuNU | announcePin | true, false
            uU   | active | true
            nuNU | progressCallbacks | true, false
            nuNU | getPlacesCalls | true, false
            nuNU | strictNumbers | true, false
            nuNU | callbackUrl | "", "a.example/x", "https://a.example/?x=1"
            nuNU | callbackUrlType | "http", "HTTPS"
            nuNU | language | "", "nb", "en-US", "zh-Hans-CN"
            nuNU | spendCap | "", "0", "0.000001", "9223372036854.775807"
            nuNU | balanceAlert | "", "0", "2.5"
            nuNU | defaultCallingCode | 1, 999
            nuNU | validationPrice | "", "0", "0.002"
            nuNU | preflightUrl | "", "https://a.example/?x=1"
            nuNU | preflightOnFailure | "allow", "deny"
            nN   | balance | "0", "10.50"
            """;

    private ApiFixture api;
    private Account before;
    private int accounts;

    /// One value of one member.
    record Value(String member, String rule, String json) {
        /// A body with it, beside what a new account needs where it is for one.
        String object(boolean isNew) {
            StringBuilder needed = new StringBuilder();
            if (isNew && !member.equals("name")) needed.append("\"name\":\"A\",");
            if (isNew && !member.equals("announcePin")) needed.append("\"announcePin\":false,");
            return "{" + needed + "\"" + member + "\":" + json + "}";
        }

        String option() {
            return "--" + member.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }

        String argument() {
            Object value = JsonMapper.shared().readValue(json, Object.class);
            return option() + "=" + (value instanceof String text ? text : json);
        }
    }

    private static Stream<Value> rows(String table, char door) {
        return table.lines()
                .map(line -> line.split(" *\\| *"))
                .filter(row -> row[0].indexOf(door) >= 0)
                .flatMap(row -> Stream.of(row[row.length - 1].split(", (?=[\"0-9tf\\[{-])"))
                        .map(json -> new Value(row[1], row.length > 3 ? row[2] : "", filled(json))));
    }

    private static String filled(String json) {
        return json.strip().replace("LONG", "x".repeat(2_000)).replace("HUNDRED", "x".repeat(100));
    }

    static Stream<Value> wrongInNew() {
        return rows(WRONG, 'n');
    }

    static Stream<Value> wrongInUpdate() {
        return rows(WRONG, 'u');
    }

    static Stream<Value> wrongOptionOfNew() {
        return rows(WRONG, 'N');
    }

    static Stream<Value> wrongOptionOfUpdate() {
        return rows(WRONG, 'U');
    }

    static Stream<Value> rightInNew() {
        return rows(RIGHT, 'n');
    }

    static Stream<Value> rightInUpdate() {
        return rows(RIGHT, 'u');
    }

    static Stream<Value> rightOptionOfNew() {
        return rows(RIGHT, 'N');
    }

    static Stream<Value> rightOptionOfUpdate() {
        return rows(RIGHT, 'U');
    }

    @BeforeAll
    void start() {
        api = ApiFixture.start();
        before = api.account("door-key", "a-secret-of-the-door").account();
    }

    @BeforeEach
    void look() {
        before = api.accounts.find(before.id()).orElseThrow();
        accounts = api.accounts.list(0, 1_000).size();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private Reply create(Value value) {
        return send("POST", ACCOUNTS, value.object(true));
    }

    private Reply update(Value value) {
        return send("PATCH", ACCOUNTS + "/" + before.id(), value.object(false));
    }

    private Reply send(String method, String path, String body) {
        return api.http.send(method, path, body, ADMIN, "Content-Type: application/json");
    }

    private CommandRun createByCommand(Value value) {
        List<String> options = new ArrayList<>(List.of("create"));
        if (!value.member().equals("name")) options.add("--name=A");
        if (!value.member().equals("announcePin")) options.add("--announce-pin=false");
        return command(options, value);
    }

    private CommandRun updateByCommand(Value value) {
        return command(List.of("update", Long.toString(before.id())), value);
    }

    private CommandRun command(List<String> words, Value value) {
        List<String> arguments =
                new ArrayList<>(List.of("admin", "account", "--url", "http://127.0.0.1:" + api.http.port()));
        arguments.addAll(words);
        arguments.add(value.argument());
        return CommandRun.of(
                CommandRun.NO_SERVER,
                Map.of("RINGTRUE_ADMIN_TOKEN", ApiFixture.ADMIN_TOKEN),
                arguments.toArray(String[]::new));
    }

    private void assertRefused(Reply reply, Value value) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        JsonNode problem = JsonMapper.shared().readTree(reply.body());
        assertThat(problem.path("errors")).as(reply.body()).hasSize(1);
        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(value.member());
        assertThat(problem.path("errors").path(0).path("rule").asString()).isEqualTo(value.rule());
        assertNothingChanged();
    }

    private void assertRefused(CommandRun run, Value value) {
        assertThat(run)
                .isEqualTo(new CommandRun(
                        1, "", "ringtrue: " + value.option() + " " + value.rule() + System.lineSeparator()));
        assertNothingChanged();
    }

    private void assertNothingChanged() {
        assertThat(api.accounts.find(before.id())).contains(before);
        assertThat(api.accounts.list(0, 1_000)).hasSize(accounts);
    }

    /// A member without a row could have no option and stand in no answer: the tables' values are all that is
    /// tried.
    @Test
    void theTablesHaveEveryMemberAtEveryDoor() {
        List<String> ofNew = members(AccountForms.NewAccountForm.class);
        List<String> ofChange = members(AccountForms.AccountChange.class);
        assertThat(rows(WRONG, 'n').map(Value::member)).containsAll(ofNew);
        assertThat(rows(WRONG, 'u').map(Value::member)).containsAll(ofChange);
        for (char door : "nuNU".toCharArray()) {
            assertThat(rows(RIGHT, door).map(Value::member))
                    .as("right at " + door)
                    .containsAll(ofNew.stream().filter(ofChange::contains).toList());
        }
    }

    private static List<String> members(Class<? extends Record> form) {
        return Arrays.stream(form.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("wrongInNew")
    void createsNoAccountWithAWrongMember(Value value) {
        assertRefused(create(value), value);
    }

    @ParameterizedTest
    @MethodSource("wrongInUpdate")
    void changesNothingForAWrongMember(Value value) {
        assertRefused(update(value), value);
    }

    @ParameterizedTest
    @MethodSource("wrongOptionOfNew")
    void createsNoAccountForAWrongOption(Value value) {
        assertRefused(createByCommand(value), value);
    }

    @ParameterizedTest
    @MethodSource("wrongOptionOfUpdate")
    void changesNothingForAWrongOption(Value value) {
        assertRefused(updateByCommand(value), value);
    }

    /// What the server shows of a value: empty text is none, an URL's type is in lower case.
    private void assertShows(long id, Value value) {
        JsonNode shown = JsonMapper.shared()
                .readTree(api.http.get(ACCOUNTS + "/" + id, ADMIN).body());
        Object wanted = JsonMapper.shared().readValue(value.json(), Object.class);
        String text = shown.path(value.member()).asString("");
        switch (value.member()) {
            case "balance" -> assertThat(Double.valueOf(text)).isEqualTo(Double.valueOf(wanted.toString()));
            case "callbackUrlType" -> assertThat(text).isEqualToIgnoringCase(wanted.toString());
            default -> assertThat(text).isEqualTo(wanted.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("rightInNew")
    void createsAnAccountWithARightMember(Value value) {
        Reply reply = create(value);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertShows(JsonMapper.shared().readTree(reply.body()).path("id").asLong(), value);
    }

    @ParameterizedTest
    @MethodSource("rightInUpdate")
    void changesARightMember(Value value) {
        assertThat(update(value).status()).isEqualTo(200);
        assertShows(before.id(), value);
    }

    @ParameterizedTest
    @MethodSource("rightOptionOfNew")
    void createsAnAccountForARightOption(Value value) {
        CommandRun run = createByCommand(value);
        assertThat(run.status()).as(run.err()).isZero();
        List<Account> all = api.accounts.list(0, 1_000);
        assertShows(all.getLast().id(), value);
    }

    @ParameterizedTest
    @MethodSource("rightOptionOfUpdate")
    void changesForARightOption(Value value) {
        CommandRun run = updateByCommand(value);
        assertThat(run.status()).as(run.err()).isZero();
        assertShows(before.id(), value);
    }

    @Test
    void namesAllThatIsWrongAtOnceAndMembersNobodyKnows() {
        Reply reply = send(
                "POST",
                ACCOUNTS,
                "{\"name\":\"\",\"language\":\"e\",\"spendCap\":\"-1\",\"defaultCallingCode\":0,\"validationPrice\":\"-1\"}");
        assertThat(reply.body())
                .contains("announcePin", "name", "language", "spendCap", "defaultCallingCode", "validationPrice");
        assertThat(send("POST", ACCOUNTS, "{\"nam\":\"A\"}").body()).contains("nam is no member");
        assertThat(send("PATCH", ACCOUNTS + "/" + before.id(), "{\"balance\":\"1\"}")
                        .body())
                .contains("balance is no member");
    }
}
