package io.ringtrue.server.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.api.fakes.RawHttp;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.callbacks.Enquiries;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an account's own server may say before a call. The fixture's server says what it is told to.
class PreflightApiTest extends OwnApi {
    private static int accounts;

    private String asking(boolean allowOnFailure) {
        String apikey = "asking-" + ++accounts;
        api.account(
                apikey,
                "a-secret-of-one-who-asks",
                "1",
                settings -> new AccountSettings(
                        settings.announcePin(),
                        settings.callbackUrl(),
                        settings.callbackScheme(),
                        settings.progressCallbacks(),
                        settings.language(),
                        settings.spendCapMillionths(),
                        settings.balanceAlertMillionths(),
                        settings.callsByGet(),
                        settings.validation(),
                        new AccountSettings.Preflight(Optional.of("https://shop.example/ask"), allowOnFailure)));
        return RawHttp.basic(apikey, "a-secret-of-one-who-asks");
    }

    private Reply start(String who) {
        return api.http.send("POST", "/v1/verifications", "{\"number\":\"+12015550123\",\"pin\":\"1\"}", who, JSON);
    }

    @AfterEach
    void nobodyAnswers() {
        api.preflight = new Enquiries.Reply.Failed("nobody there");
    }

    @Test
    void callsWhenTheAnswerIsYes() {
        api.preflight = new Enquiries.Reply.Answered("true");
        assertThat(start(asking(false)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void storesNothingWhenTheAnswerIsNo(boolean allowOnFailure) {
        api.preflight = new Enquiries.Reply.Answered("false");
        int admissions = api.verifications.admissions().size();
        Reply reply = start(asking(allowOnFailure));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("the account's pre-flight check has denied it");
        assertThat(api.verifications.admissions()).hasSize(admissions);
        assertThat(api.refused).contains("preflight");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "failed"})
    void storesNothingWhenNoAnswerComesAndTheAccountSaysDeny(String answer) {
        if (answer.equals("?")) api.preflight = new Enquiries.Reply.Answered("?");
        int admissions = api.verifications.admissions().size();
        Reply reply = start(asking(false));
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("10");
        assertThat(reply.body()).contains("the account's pre-flight check failed");
        assertThat(api.verifications.admissions()).hasSize(admissions);
        assertThat(api.refused).contains("preflight-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "failed"})
    void callsWhenNoAnswerComesAndTheAccountSaysAllow(String answer) {
        if (answer.equals("?")) api.preflight = new Enquiries.Reply.Answered("?");
        assertThat(start(asking(true)).status()).isEqualTo(201);
    }

    @Test
    void asksNobodyForAnAccountWithoutAServer() {
        api.preflight = new Enquiries.Reply.Answered("false");
        assertThat(start(basic).status()).isEqualTo(201);
    }

    @Test
    void asksNobodyAboutWhatIsRefusedAnyway() {
        api.preflight = new Enquiries.Reply.Answered("false");
        Reply reply = api.http.send("POST", "/v1/verifications", "{\"number\":\"12\"}", asking(false), JSON);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("must be 7 to 15 digits").doesNotContain("pre-flight");
    }
}
