package io.ringtrue.server.api.v1.verifications;

import io.ringtrue.server.api.Dialects;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.verification.request.Content;
import io.ringtrue.server.verification.request.MessageToSay;
import io.ringtrue.server.verification.request.Mode;
import io.ringtrue.server.verification.request.StartRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message to be said in a call.
///
/// @param number country code first
/// @param message 1 to 500 characters. It is kept encrypted until the call is over, and never returned
/// @param language BCP 47, in which it is written; absent: the account's language, else that of the number's
/// country
/// @param callbackUrl absent: the account's URL
public record NewMessage(
        String number,
        SecretText message,
        @Nullable String language,
        @Nullable String callbackUrl,
        @Nullable String reference) {

    /// @throws io.ringtrue.server.http.ProblemException 422 that names every field that breaks its rule
    public StartRequest request(Optional<String> idempotencyKey) {
        Checks checks = new Checks();
        String text = SecretText.text(message);
        checks.require(text != null && !text.isBlank(), "message", "must be given");
        StartRequest request = new StartRequest(
                Dialects.OWN,
                Mode.MESSAGE,
                checks.needed("number", number, NewVerification.LONGEST),
                text == null || text.isBlank() ? Optional.empty() : checks.read("message", text, NewMessage::content),
                Optional.empty(),
                Optional.empty(),
                checks.text("language", language, NewVerification.LONGEST),
                checks.text("callbackUrl", callbackUrl, NewVerification.LONGEST),
                Optional.empty(),
                checks.text("reference", reference, NewVerification.LONGEST),
                idempotencyKey);
        checks.done();
        return request;
    }

    private static Content content(String text) {
        return new MessageToSay(text);
    }
}
