package io.ringtrue.server.api.v1.verifications;

import io.ringtrue.server.api.Dialects;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.verification.request.Content;
import io.ringtrue.server.verification.request.Mode;
import io.ringtrue.server.verification.request.Pin;
import io.ringtrue.server.verification.request.PinToSay;
import io.ringtrue.server.verification.request.StartRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A verification to be started.
///
/// @param number country code first
/// @param mode `reverse`: the call asks for the PIN and compares it; `spoken`: it says the PIN and collects
/// nothing. Absent: `reverse`
/// @param pin 1 to 8 digits; spoken, also letters where the voice can say them. Absent: we make one of six
/// digits and return it in this answer only
/// @param announcePin whether a call that asks for the PIN also says it; absent: as the account has it. `true` is
/// refused for an account that does not have PINs spoken
/// @param language BCP 47; absent: the account's language, else that of the number's country
/// @param callbackUrl absent: the account's URL
public record NewVerification(
        String number,
        @Nullable String mode,
        @Nullable SecretText pin,
        @Nullable String brand,
        @Nullable Boolean announcePin,
        @Nullable String language,
        @Nullable String callbackUrl,
        @Nullable String reference) {
    static final int LONGEST = 2_000;

    /// @throws io.ringtrue.server.http.ProblemException 422 that names every field that breaks its rule
    public StartRequest request(Optional<String> idempotencyKey) {
        Checks checks = new Checks();
        Mode wanted = checks.read("mode", mode, Mode::ofPin).orElse(Mode.REVERSE);
        checks.require(
                wanted == Mode.REVERSE || announcePin == null, "announcePin", "must not be given where mode is spoken");
        StartRequest request = new StartRequest(
                Dialects.OWN,
                wanted,
                checks.needed("number", number, LONGEST),
                checks.read("pin", SecretText.text(pin), text -> content(wanted, text)),
                checks.text("brand", brand, LONGEST),
                Optional.ofNullable(announcePin),
                checks.text("language", language, LONGEST),
                checks.text("callbackUrl", callbackUrl, LONGEST),
                Optional.empty(),
                checks.text("reference", reference, LONGEST),
                idempotencyKey);
        checks.done();
        return request;
    }

    private static Content content(Mode mode, String text) {
        return mode == Mode.SPOKEN ? PinToSay.of(text) : Pin.of(text);
    }
}
