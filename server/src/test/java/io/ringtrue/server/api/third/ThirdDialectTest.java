package io.ringtrue.server.api.third;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.ApiFixture;
import io.ringtrue.server.api.Dialect;
import io.ringtrue.server.api.Dialects;
import io.ringtrue.server.api.fakes.MemoryVerificationStore;
import io.ringtrue.server.api.fakes.RawHttp.Reply;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.calls.CallOutcome;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationStatus;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A dialect is one folder and one bean: HTTP, security, errors and callbacks serve it, and no other file
/// names it.
class ThirdDialectTest {
    private static final long FIRST = MemoryVerificationStore.FIRST_ID;
    private static final String CALL = "/third/party/call?key=third-key&secret=third-secret&to=%2B12015550123";

    private ApiFixture api;

    @BeforeEach
    void start() {
        api = ApiFixture.with(ThirdDialect::new);
        api.account("third-key", "third-secret");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void isServedInAnyCaseAndKeepsStrangersOut() {
        Reply reply = api.http.get(CALL);
        assertThat(reply.body()).isEqualTo("calling +12015550123 as " + FIRST + ", path /third/party/call");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(api.http.get(CALL.replace("party/call", "PARTY/Call")).body())
                .isEqualTo("calling +12015550123 as " + (FIRST + 1) + ", path /third/PARTY/Call");
        assertThat(api.http.get(CALL.replace("third-secret", "wrong")).body()).isEqualTo("go away");
    }

    @Test
    void saysInItsOwnWordsWhatNeverReachedIt() {
        Reply reply = api.http.get("/third/party//call");
        assertThat(reply.status()).isEqualTo(418);
        assertThat(reply.body()).isEqualTo("no: 400");
    }

    @Test
    void composesItsOwnCallbacks() {
        api.http.get(CALL);
        api.end(FIRST, new CallOutcome.Verified(1, 0));
        assertThat(api.verifications.callbacks())
                .extracting(NewCallback::request)
                .containsExactly(
                        new CallbackRequest.Post("https://third.example/cb", "text/plain", FIRST + " verified"));
    }

    @Test
    void leavesTheCallbacksOfOthersToThem() {
        String key = "apikey=third-key&apisecret=third-secret";
        api.http.send(
                "POST",
                "/app/api/json/tts/reversepinverification?" + key
                        + "&number=12015550123&pin=1&callbackurl=shop.example/cb",
                "");
        api.http.get(CALL);
        api.end(FIRST, new CallOutcome.Verified(1, 0));
        api.end(FIRST + 1, new CallOutcome.MachineHangup());
        assertThat(api.verifications.callbacks())
                .extracting(callback -> callback.request().getClass().getSimpleName())
                .containsExactly("Get", "Post");
    }

    /// An operator took a dialect away while its verification ran.
    @Test
    void endsAVerificationWhoseDialectIsGone() {
        api.http.get(CALL);
        api.verifications.cameBy("gone", FIRST);
        api.end(FIRST, new CallOutcome.Verified(1, 0));
        Verification ended = api.verifications.verification(FIRST).orElseThrow();
        assertThat(ended.standing().status()).isEqualTo(VerificationStatus.VERIFIED);
        assertThat(ended.standing().cost()).isEqualTo(ended.order().price());
        assertThat(api.verifications.callbacks()).isEmpty();
    }

    @Test
    void isRefusedBesideAnotherOfItsNameOrPath() {
        Dialect third = api.dialects().all().stream()
                .filter(dialect -> dialect.name().equals("third"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> new Dialects(List.of(third, third)))
                .hasMessage("name: \"third\" must be lower-case letters and digits, and no other dialect's");
    }
}
