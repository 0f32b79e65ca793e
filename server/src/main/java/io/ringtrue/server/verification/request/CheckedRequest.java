package io.ringtrue.server.verification.request;

import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.speech.Brand;
import io.ringtrue.server.speech.LanguageChoice;
import java.util.List;
import java.util.Optional;

/// A request whose every field has been looked at.
///
/// @param refusals one a field; the other members are only of use when it is empty
public record CheckedRequest(
        NumberReader.Reading number,
        Brand brand,
        Optional<CallbackAddress> callback,
        boolean announcePin,
        LanguageChoice language,
        String reference,
        List<Refusal> refusals) {}
