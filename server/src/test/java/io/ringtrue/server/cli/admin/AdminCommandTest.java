package io.ringtrue.server.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.cli.CommandRun;
import io.ringtrue.server.cli.StubServer;
import io.ringtrue.server.cli.StubServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminCommandTest {
    private final StubServer server;

    AdminCommandTest() throws IOException {
        server = new StubServer();
    }

    @Test
    void createsAnAccountAndShowsItsCredentials() {
        server.on(
                "POST /v1/admin/accounts",
                Answer.json(201, "{\"id\":7,\"name\":\"Acme\",\"apikey\":\"k\",\"apisecret\":\"s\"}"));
        CommandRun run = admin(
                "account create --name Acme --announce-pin false --balance 10.50 --callback-url https://a.example/x");
        assertThat(run.out())
                .isEqualToNormalizingNewlines("id         7\nname       Acme\napikey     k\napisecret  s\n");
        assertThat(run.status()).isZero();
        assertThat(server.onlyRequest().authorization()).isEqualTo("Bearer adm-1");
        assertThat(server.onlyRequest().body())
                .isEqualTo("{\"name\":\"Acme\",\"announcePin\":false,\"balance\":\"10.50\","
                        + "\"callbackUrl\":\"https://a.example/x\"}");
    }

    @Test
    void unlinksAPersonFromTheProvider() {
        server.on("DELETE /v1/admin/people/7/provider-link", Answer.json(204, ""));
        assertThat(admin("people unlink-provider 7").out()).contains("person 7 is linked to no account at a provider");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void wantsTheAnnouncementChosen() {
        CommandRun run = admin("account create --name Acme");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--announce-pin");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void keepsCredentialsTheCustomerHas() {
        server.on("POST /v1/admin/accounts", Answer.json(201, "{}"));
        admin("account create --name A --announce-pin true --apikey old1 --apisecret old2 --user u --pass p");
        assertThat(server.onlyRequest().body())
                .contains("\"apikey\":\"old1\",\"apisecret\":\"old2\",\"user\":\"u\",\"pass\":\"p\"");
    }

    @Test
    void listsAccountsAsATableAndSaysThatThereAreMore() {
        server.on(
                "GET /v1/admin/accounts",
                Answer.json(
                        200,
                        "{\"items\":[{\"id\":1,\"name\":\"Acme\",\"company\":\"Acme Ltd\",\"balance\":\"9.985\","
                                + "\"held\":\"0\",\"active\":true,\"announcePin\":false},"
                                + "{\"id\":12,\"name\":\"B\",\"company\":null}],\"next\":\"abc\"}"));
        assertThat(admin("account list --limit 2").out()).isEqualToNormalizingNewlines("""
                        ID  NAME  COMPANY   BALANCE  HELD  ACTIVE  ANNOUNCEPIN
                        1   Acme  Acme Ltd  9.985    0     true    false
                        12  B     -         -        -     -       -
                        more: --cursor abc
                        """);
        assertThat(server.onlyRequest().query()).isEqualTo("limit=2");
    }

    @Test
    void printsTheServersJsonForMachines() {
        server.on("GET /v1/admin/accounts", Answer.json(200, "{\"items\":[{\"id\":1}],\"next\":null}"));
        assertThat(admin("account list --json").out())
                .isEqualToIgnoringWhitespace("{\"items\":[{\"id\":1}],\"next\":null}");
    }

    @Test
    void changesOnlyWhatIsNamed() {
        server.on("PATCH /v1/admin/accounts/7", Answer.json(200, "{\"id\":7}"));
        assertThat(admin("account update 7 --active false --language de-DE").status())
                .isZero();
        assertThat(server.onlyRequest().body()).isEqualTo("{\"language\":\"de-DE\",\"active\":false}");
        assertThat(admin("account update 7").status()).isEqualTo(2);
    }

    @Test
    void saysHowAnAccountsValidationsReadNumbersAndWhatTheyCost() {
        server.on("PATCH /v1/admin/accounts/7", Answer.json(200, "{\"id\":7}"));
        assertThat(admin("account update 7 --default-calling-code 44 --strict-numbers false --validation-price 0.002")
                        .status())
                .isZero();
        assertThat(server.onlyRequest().body())
                .isEqualTo("{\"defaultCallingCode\":44,\"strictNumbers\":false,\"validationPrice\":\"0.002\"}");
    }

    @Test
    void creditsUnderAReference() {
        server.on("POST /v1/admin/accounts/7/credits", Answer.json(200, "{\"balance\":\"30\",\"repeated\":false}"));
        assertThat(admin("account credit 7 20.10 --reference INV-1").out()).contains("balance   30");
        assertThat(server.onlyRequest().body()).contains("\"amount\":\"20.10\"", "\"reference\":\"INV-1\"");
        assertThat(admin("account credit 7 20.10").status()).isEqualTo(2);
        assertThat(admin("account credit 7 twenty --reference x").status()).isEqualTo(2);
    }

    @Test
    void debitsWithAReason() {
        server.on("POST /v1/admin/accounts/7/debits", Answer.json(200, "{\"balance\":\"30\",\"repeated\":false}"));
        assertThat(admin("account debit 7 1.50 --reference R-1 --reason twice").out())
                .contains("balance   30");
        assertThat(server.onlyRequest().body())
                .contains("\"amount\":\"1.50\"", "\"reference\":\"R-1\"", "\"reason\":\"twice\"");
        assertThat(admin("account debit 7 1.50 --reference R-1").status()).isEqualTo(2);
    }

    @Test
    void printsAStatement() {
        server.on(
                "GET /v1/admin/accounts/7/statement",
                Answer.json(
                        200,
                        "{\"opening\":\"1\",\"lines\":[{\"kind\":\"charge\",\"entries\":2,\"amount\":\"-0.03\"}],"
                                + "\"closing\":\"0.97\"}"));
        assertThat(admin("account statement 7 --from 2026-11-01T00:00:00Z").out())
                .containsSubsequence("opening", "1", "charge", "2", "-0.03", "closing", "0.97");
        assertThat(server.onlyRequest().query()).contains("from=2026-11-01T00");
    }

    @Test
    void endsTheCheckWithStatus1WhenSomethingIsWrong() {
        String finding = "{\"event\":\"finding\",\"account\":7,\"entry\":3,\"wrong\":\"is missing\"}\n";
        String done = "{\"event\":\"done\",\"accounts\":2,\"entries\":9,\"findings\":%d}\n";
        server.on("GET /v1/admin/ledger/check", Answer.json(200, finding + done.formatted(1)));
        var run = admin("ledger check");
        assertThat(run.out()).contains("account 7, entry 3: is missing", "2 accounts, 9 entries, 1 findings");
        assertThat(run.status()).isEqualTo(1);
        server.on("GET /v1/admin/ledger/check", Answer.json(200, done.formatted(0)));
        assertThat(admin("ledger check --account 7").status()).isZero();
    }

    @Test
    void reportsACheckThatBrokeOff() {
        server.on(
                "GET /v1/admin/ledger/check",
                Answer.json(200, "{\"event\":\"progress\",\"accounts\":2,\"entries\":9}\n"));
        var run = admin("ledger check");
        assertThat(run.status()).isGreaterThan(1);
        assertThat(run.err()).contains("the check is not complete");
    }

    @Test
    void addsAndRevokesCredentials() {
        server.on("POST /v1/admin/accounts/7/credentials", Answer.json(201, "{\"id\":3,\"secret\":\"s\"}"))
                .on("DELETE /v1/admin/accounts/7/credentials/3", Answer.json(204, ""));
        assertThat(admin("key add 7 --kind api-user --name a@b.example").out()).contains("secret  s");
        assertThat(server.requests().getFirst().body()).isEqualTo("{\"kind\":\"api-user\",\"name\":\"a@b.example\"}");
        assertThat(admin("key revoke 7 3").out()).contains("credential 3 is revoked");
        assertThat(admin("key add 7 --kind nonsense").status()).isEqualTo(2);
    }

    @Test
    void listsAndReplaysCallbacksOfAnAccount() {
        server.on(
                        "GET /v1/admin/accounts/7/callbacks",
                        Answer.json(
                                200,
                                "{\"items\":[{\"id\":31,\"verification\":9,\"kind\":\"final\",\"state\":\"dead\","
                                        + "\"created\":\"2026-03-01T12:00:00Z\",\"nextAttempt\":null}],\"next\":null}"))
                .on("POST /v1/admin/accounts/7/callbacks/31/replay", Answer.json(200, "{\"id\":31}"))
                .on("POST /v1/admin/accounts/7/callbacks/replay", Answer.json(200, "{\"replayed\":3,\"more\":false}"));
        assertThat(admin("callback list 7 --state dead").out()).isEqualToNormalizingNewlines("""
                        ID  VERIFICATION  KIND   STATE  CREATED               NEXTATTEMPT
                        31  9             final  dead   2026-03-01T12:00:00Z  -
                        """);
        assertThat(server.requests().getFirst().query()).isEqualTo("state=dead&limit=50");
        assertThat(admin("callback replay 7 31").out()).contains("callback 31 is due");
        assertThat(admin("callback replay-dead 7 --from 2026-03-01T00:00:00Z --limit 3")
                        .out())
                .contains("replayed  3");
        assertThat(server.requests().getLast().body()).isEqualTo("{\"from\":\"2026-03-01T00:00:00Z\",\"limit\":3}");
        assertThat(admin("callback replay-dead 7").status()).isEqualTo(2);
    }

    @Test
    void rotatesTheSecretThatSignsCallbacks() {
        server.on(
                "POST /v1/admin/accounts/7/callback-secret",
                Answer.json(201, "{\"callbackSecret\":\"whsec_x\",\"oldUntil\":\"2026-03-02T12:00:00Z\"}"));
        assertThat(admin("callback rotate-secret 7").out()).contains("whsec_x");
        assertThat(server.onlyRequest().body()).isEqualTo("{}");
        admin("callback rotate-secret 7 --overlap-hours 0");
        assertThat(server.requests().getLast().body()).isEqualTo("{\"overlapHours\":0}");
    }

    @Test
    void replacesATariff() {
        server.on("PUT /v1/admin/prices", Answer.json(200, "[]"))
                .on(
                        "GET /v1/admin/prices",
                        Answer.json(
                                200, "[{\"prefix\":\"\",\"price\":\"0.05\"},{\"prefix\":\"44\",\"price\":\"0.02\"}]"));
        assertThat(admin("price set 44=0.02 =0.05").out())
                .isEqualToNormalizingNewlines("PREFIX  PRICE\n        0.05\n44      0.02\n");
        assertThat(server.requests().getFirst().body()).contains("44", "0.02", "\"prefix\":\"\"");
    }

    @Test
    void givesAnAccountTheDefaultTariffAgain() {
        server.on("PUT /v1/admin/accounts/7/prices", Answer.json(200, "[]"))
                .on("GET /v1/admin/accounts/7/prices", Answer.json(200, "[]"));
        assertThat(admin("price set --account 7").status()).isZero();
        assertThat(server.requests().getFirst().body()).isEqualTo("[]");
        assertThat(admin("price set").status()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"44", "44=", "44=x", "x=1", "+44=1"})
    void refusesWhatIsNoPrice(String price) {
        CommandRun run = admin("price set " + price);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'" + price + "' must be PREFIX=PRICE");
    }

    @Test
    void setsAndDeletesTrunks() {
        server.on("PUT /v1/admin/trunks/main", Answer.json(200, "{\"name\":\"main\"}"))
                .on("DELETE /v1/admin/trunks/main", Answer.json(204, ""));
        assertThat(admin(
                                "trunk set main --uri sip:c.example;transport=tcp --username u --password p --max-calls 5 --codecs pcmu,pcma")
                        .status())
                .isZero();
        assertThat(server.requests().getFirst().body())
                .isEqualTo("{\"uri\":\"sip:c.example;transport=tcp\",\"username\":\"u\",\"password\":\"p\","
                        + "\"max-calls\":5,\"codecs\":[\"pcmu\",\"pcma\"]}");
        assertThat(admin(
                                "trunk set main --uri sip:c.example --strict-source --signalling-networks 192.0.2.0/24,2001:db8::/32")
                        .status())
                .isZero();
        assertThat(server.requests().getLast().body())
                .isEqualTo("{\"uri\":\"sip:c.example\",\"signalling-networks\":[\"192.0.2.0/24\",\"2001:db8::/32\"],"
                        + "\"strict-source\":true}");
        assertThat(admin("trunk set main --uri sip:c.example --strict-source=false")
                        .status())
                .isZero();
        assertThat(server.requests().getLast().body()).isEqualTo("{\"uri\":\"sip:c.example\",\"strict-source\":false}");
        assertThat(admin("trunk delete main").out()).contains("trunk main is deleted");
    }

    @Test
    void checksTrunks() {
        String step =
                "{\"id\":\"name\",\"verdict\":\"problem\",\"title\":\"Name not found\",\"detail\":\"It has none.\","
                        + "\"advice\":\"Look at it.\",\"millis\":4}";
        server.on(
                "POST /v1/admin/trunks/main/check",
                Answer.json(200, "{\"trunk\":\"main\",\"problems\":1,\"steps\":[" + step + "]}"));
        CommandRun run = admin("trunk check main");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("problem: Name not found (4 ms)", "  It has none.", "  > Look at it.");
        assertThat(server.requests().getLast().body()).isEqualTo("{}");
        assertThat(admin("--json trunk check main --call +12015550123").out()).contains("\"Look at it.\"");
        assertThat(server.requests().getLast().body()).isEqualTo("{\"number\":\"+12015550123\"}");
    }

    @Test
    void findsVerifications() {
        server.on(
                "GET /v1/admin/verifications",
                Answer.json(200, "{\"items\":[{\"id\":458521,\"number\":\"+12015550123\",\"status\":\"verified\"}]}"));
        assertThat(admin("verification list --status verified --number +12015550123")
                        .out())
                .contains("458521", "verified");
        assertThat(server.onlyRequest().query()).isEqualTo("status=verified&number=%2B12015550123&limit=50");
    }

    @Test
    void exportsToAFileOrToStandardOutput(@TempDir Path folder) throws Exception {
        server.on("GET /v1/admin/audit/ledger.csv", new Answer(200, "text/csv", "id,amount\r\n1,0.015\r\n"));
        assertThat(admin("audit export ledger").out()).isEqualTo("id,amount\r\n1,0.015\r\n");
        server.on("GET /v1/admin/audit/validations.csv", new Answer(200, "text/csv", "id,result\r\n"));
        assertThat(admin("audit export validations").out()).isEqualTo("id,result\r\n");
        server.on("GET /v1/admin/audit/log.csv", new Answer(200, "text/csv", "id,at,who\r\n"));
        assertThat(admin("audit export log").out()).isEqualTo("id,at,who\r\n");
        Path file = folder.resolve("ledger.csv");
        assertThat(admin("audit export LEDGER --out " + file).out()).isEmpty();
        assertThat(file).hasContent("id,amount\n1,0.015\n");
        assertThat(admin("audit export secrets").status()).isEqualTo(2);
    }

    @Test
    void rotatesTheAdminToken() {
        server.on("POST /v1/admin/token", Answer.json(200, "{\"token\":\"adm-2\"}"));
        assertThat(admin("token reset").out()).contains("adm-2");
    }

    @Test
    void readsTheTokenFromAFile(@TempDir Path folder) throws Exception {
        server.on("GET /v1/admin/trunks", Answer.json(200, "{\"items\":[]}"));
        Path file = Files.writeString(folder.resolve("admin-token"), "from-file\n");
        assertThat(admin("trunk list --token-file " + file).status()).isZero();
        assertThat(server.onlyRequest().authorization()).isEqualTo("Bearer from-file");
    }

    @Test
    void endsWithFourWithoutAToken() {
        CommandRun run = CommandRun.of(CommandRun.NO_SERVER, Map.of(), "admin", "trunk", "list");
        assertThat(run.status()).isEqualTo(4);
        assertThat(run.err()).startsWith("ringtrue: no admin token").contains("RINGTRUE_ADMIN_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({"401,4", "403,4", "404,1", "409,1", "422,1", "429,1", "500,3", "503,3"})
    void turnsProblemsIntoASentenceAndAStatus(int status, int exit) {
        server.on(
                "GET /v1/admin/accounts/9",
                new Answer(
                        status, "application/problem+json", "{\"title\":\"T\",\"detail\":\"account: there is none\"}"));
        assertThat(admin("account show 9"))
                .isEqualTo(new CommandRun(exit, "", "ringtrue: account: there is none" + System.lineSeparator()));
    }

    @Test
    void saysWhenSomethingElseAnswers() {
        server.on("GET /v1/admin/accounts/9", new Answer(404, "text/html", "<html>"));
        assertThat(admin("account show 9").err()).contains("HTTP status 404", "does not look like Ringtrue");
    }

    @Test
    void endsWithThreeWhenNobodyListens() {
        server.close();
        CommandRun run = admin("account list");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("no answer from " + server.url());
    }

    private CommandRun admin(String line) {
        String[] args = Stream.of(Stream.of("admin", "--url", server.url()), Stream.of(line.split(" ")))
                .flatMap(part -> part)
                .toArray(String[]::new);
        return CommandRun.of(args);
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
