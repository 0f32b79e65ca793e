package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.http.IdempotencyHeader;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.Started;
import io.ringtrue.server.verification.request.Content;
import io.ringtrue.server.verification.request.MessageToSay;
import io.ringtrue.server.verification.request.Mode;
import io.ringtrue.server.verification.request.Pin;
import io.ringtrue.server.verification.request.PinToSay;
import io.ringtrue.server.verification.request.StartRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `tts/reversepinverification`, `tts/pinverification` and `tts/notification`: each starts a call.
final class CallEndpoint {
    private static final String[] KNOWN = {
        "number", "pin", "brand", "callbackurl", "callbackurltype", "announcepin", "language", "reference", "message"
    };

    private final Mode mode;
    private final ReversePinService verifications;

    CallEndpoint(Mode mode, ReversePinService verifications) {
        this.mode = mode;
        this.verifications = verifications;
    }

    /// @param idempotencyKey the header's value; empty: there is none
    Answer answer(Account account, Parameters parameters, Optional<String> idempotencyKey) {
        List<String> missing = parameters.missing("number", said());
        if (!missing.isEmpty()) return Answer.missing(missing);
        List<Fault> faults = new ArrayList<>(parameters.faults(KNOWN));
        if (faults.isEmpty()) {
            faults.addAll(ownFaults(parameters));
            faults.addAll(keyFaults(idempotencyKey));
        }
        if (!faults.isEmpty()) return Answer.invalid(faults);
        return answer(verifications.start(account, request(parameters, idempotencyKey)));
    }

    /// The parameter that holds what is compared or said.
    private String said() {
        return switch (mode) {
            case REVERSE, SPOKEN -> "pin";
            case MESSAGE -> "message";
        };
    }

    private List<Fault> ownFaults(Parameters parameters) {
        List<Fault> faults = new ArrayList<>();
        try {
            content(parameters);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(said(), String.valueOf(e.getMessage())));
        }
        parameters
                .value("announcepin")
                .filter(value -> truth(value).isEmpty())
                .ifPresent(_ -> faults.add(new Fault("announcepin", "must be true or false")));
        return faults;
    }

    private static List<Fault> keyFaults(Optional<String> idempotencyKey) {
        return idempotencyKey.filter(key -> !IdempotencyHeader.wellFormed(key)).stream()
                .map(_ -> new Fault(IdempotencyHeader.NAME, IdempotencyHeader.RULE))
                .toList();
    }

    private StartRequest request(Parameters parameters, Optional<String> idempotencyKey) {
        return new StartRequest(
                PhonesVerificationDialect.NAME,
                mode,
                parameters.value("number").orElseThrow(),
                Optional.of(content(parameters)),
                parameters.value("brand"),
                parameters.value("announcepin").flatMap(CallEndpoint::truth),
                parameters.value("language"),
                parameters.value("callbackurl"),
                parameters.value("callbackurltype"),
                parameters.value("reference"),
                idempotencyKey);
    }

    /// @throws IllegalArgumentException with the rule that it breaks
    private Content content(Parameters parameters) {
        String text = parameters.value(said()).orElse("");
        return switch (mode) {
            case REVERSE -> Pin.of(text);
            case SPOKEN -> PinToSay.of(text);
            case MESSAGE -> new MessageToSay(text);
        };
    }

    private static Optional<Boolean> truth(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Answer answer(Started started) {
        return switch (started) {
            case Started.Accepted(var verification, var _, var _) ->
                Answer.of(new Answer.Content.Accepted(verification));
            case Started.Invalid(var refusals) ->
                Answer.invalid(refusals.stream().map(Fault::of).toList());
            case Started.Limited(var refusal, boolean own) -> limited(refusal, own);
            case Started.KeyReused() ->
                Answer.invalid(
                        List.of(new Fault(IdempotencyHeader.NAME, "must not be used again for another request")));
            case Started.Unavailable() -> Answer.failed("The server is shutting down; nothing was stored.");
        };
    }

    /// When only the caller's own requests are counted, the answer is 429. When others' are counted too, it
    /// only says that the number cannot be called now.
    private static Answer limited(Refusal refusal, boolean own) {
        Fault fault = Fault.of(refusal);
        return own
                ? Answer.flood(refusal.retryAfter().orElse(Duration.ofMinutes(1)), fault.clause())
                : Answer.invalid(List.of(fault));
    }
}
