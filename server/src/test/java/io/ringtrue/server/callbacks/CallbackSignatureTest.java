package io.ringtrue.server.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The expected values were computed by other programs:
///
/// ```
/// printf '%s' 'msg_1.1591693380./hook?status=…' | openssl dgst -sha256 -mac HMAC \
///   -macopt hexkey:$(printf 0123456789abcdef01234567 | xxd -p) -binary | base64
/// ```
class CallbackSignatureTest {
    private static final SigningSecret OLD = new SigningSecret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3");
    private static final SigningSecret NEW = new SigningSecret("whsec_ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4");
    private static final String TARGET = "/hook?status=Delivered%20-%20PIN%20Verified&requestid=458521"
            + "&recipient=148485454545&datetime=Jun%209%202020%209%3A03AM&cost=0.015&matched=true";

    @Test
    void agreesWithTheVectorOfStandardWebhooks() {
        SigningSecret secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(CallbackSignature.headers(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}",
                        List.of(secret)))
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithBothSecretsWhileOneIsRotated() {
        assertThat(CallbackSignature.headers(
                        "msg_ringtrue1", Instant.parse("2020-06-09T09:03:00.999Z"), TARGET, List.of(NEW, OLD)))
                .containsEntry(
                        "webhook-signature",
                        "v1,D7JqiR06mXBHJBo8A63Ang4fSmdneUoJTPJ4WLeVjx4="
                                + " v1,K8EpxZg6thQEADKUjtpeKlITGRCt0fUyfCSwv6MCFYY=");
    }

    @Test
    void sendsNoSignatureWithoutASecret() {
        assertThat(CallbackSignature.headers("msg_1", Instant.EPOCH, "/", List.of()))
                .containsOnlyKeys("webhook-id", "webhook-timestamp");
    }

    @Test
    void doesNotQuoteASecretItCannotRead() {
        SigningSecret broken = new SigningSecret("whsec_!hush!");
        assertThatThrownBy(() -> CallbackSignature.headers("msg_1", Instant.EPOCH, "/", List.of(broken)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush")
                .hasNoCause();
    }
}
