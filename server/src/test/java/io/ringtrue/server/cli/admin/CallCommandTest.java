package io.ringtrue.server.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.cli.CommandRun;
import io.ringtrue.server.cli.StubServer;
import io.ringtrue.server.cli.StubServer.Answer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallCommandTest {
    private static final String CREATED = "\"created\":\"2026-11-30T21:00:00Z\"";
    private static final String OF = " /v1/admin/accounts/7/";

    private final StubServer server;

    CallCommandTest() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandRun call(String... words) {
        return CommandRun.of(
                Stream.concat(Stream.of("admin", "call", "--url", server.url(), "--account", "7"), Stream.of(words))
                        .toArray(String[]::new));
    }

    private void ends(String kind, String status, String reason) {
        server.on("POST" + OF + kind, Answer.json(201, "{\"id\":42," + CREATED + ",\"pin\":\"482913\"}"));
        server.on(
                "GET" + OF + "verifications/42/events",
                Answer.json(
                        200,
                        "data: {\"at\":\"2026-11-30T21:00:00Z\",\"event\":\"accepted\",\"detail\":\"price 0.015\"}\n\n"
                                + ":\n\n"
                                + "data: {\"at\":\"2026-11-30T21:00:04.250Z\",\"event\":\"answered\",\"detail\":\"\"}\n\n"));
        server.on(
                "GET" + OF + "verifications/42",
                Answer.json(
                        200,
                        "{\"id\":42,\"status\":\"" + status + "\",\"reason\":\"" + reason + "\",\"cost\":\"0.015\"}"));
    }

    @Test
    void showsTheCallWhileItHappensAndItsOutcome() {
        ends("verifications", "verified", "pin-matched");
        CommandRun run = call("+12015550123", "--brand", "Acme", "--reference", "r 1");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .isEqualToNormalizingNewlines("PIN  482913\n   0.0 s  accepted   price 0.015\n   4.3 s  answered\n");
        assertThat(run.out()).isEqualToNormalizingNewlines("verified (pin-matched), 0.015 charged\n");
        assertThat(server.requests().getFirst().body())
                .isEqualTo("{\"number\":\"+12015550123\",\"brand\":\"Acme\",\"reference\":\"r 1\"}");
    }

    @Test
    void saysAPinOrAMessage() {
        ends("verifications", "delivered", "played");
        assertThat(call("+12015550123", "--mode", "spoken", "--pin", "4711").status())
                .isZero();
        assertThat(server.requests().getFirst().body())
                .isEqualTo("{\"number\":\"+12015550123\",\"mode\":\"spoken\",\"pin\":\"4711\"}");
        ends("messages", "delivered", "played");
        assertThat(call("+12015550123", "--message", "Your parcel arrives.").status())
                .isZero();
        assertThat(server.requests().get(3).body())
                .isEqualTo("{\"number\":\"+12015550123\",\"message\":\"Your parcel arrives.\"}");
    }

    @Test
    void tellsScriptsThatItDidNotSucceed() {
        ends("verifications", "failed", "busy");
        CommandRun run = call("+12015550123", "--json");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).startsWith("{").contains("\"reason\" : \"busy\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --message Hi --pin 1        | --pin
            --message Hi --mode spoken  | --mode: a message has none
            --message Hi --brand Acme   | --brand: a message names its sender itself
            """)
    void refusesWhatDoesNotGoTogether(String options, String told) {
        CommandRun run = call(("+12015550123 " + options).split(" +"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(told);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void namesTheOptionThatTheServerRefuses() {
        server.on(
                "POST" + OF + "verifications",
                Answer.json(
                        422,
                        "{\"title\":\"Invalid\",\"status\":422,\"detail\":\"pin must be 1 to 8 digits\","
                                + "\"errors\":[{\"field\":\"pin\",\"rule\":\"must be 1 to 8 digits\"}]}"));
        CommandRun run = call("+12015550123", "--pin", "AB");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("--pin must be 1 to 8 digits");
    }
}
