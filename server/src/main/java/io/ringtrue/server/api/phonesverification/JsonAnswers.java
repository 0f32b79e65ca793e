package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.http.JsonText;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.request.Mode;
import java.util.stream.Collectors;

/// Answers as JSON, with the keys in the documentation's order. Amounts are exact decimals.
final class JsonAnswers {
    private JsonAnswers() {}

    static String write(Answer answer) {
        return "{\"Response\":" + response(answer.content()) + ",\"ErrorMessage\":" + JsonText.quoted(answer.message())
                + ",\"Status\":" + answer.status().number() + "}";
    }

    private static String response(Answer.Content content) {
        return switch (content) {
            case Answer.Content.Nothing() -> "null";
            case Answer.Content.Accepted(Verification verification) -> "{" + documented(verification) + "}";
            case Answer.Content.Found(var verifications) ->
                verifications.stream().map(JsonAnswers::found).collect(Collectors.joining(",", "[", "]"));
            case Answer.Content.Balance(var available) -> "{\"balance\":" + available + "}";
        };
    }

    private static String documented(Verification verification) {
        return "\"id\":" + verification.id()
                + ",\"PhoneNumber\":" + JsonText.quoted(WireNumber.of(verification))
                + ",\"Price\":" + verification.order().price()
                + ",\"Created\":"
                + JsonText.quoted(WireTime.created(verification.order().created()))
                + ",\"VerificationType\":" + JsonText.quoted(VerificationType.of(verification));
    }

    /// The members that only search returns stand after the documented ones, so that clients that read by
    /// position still work.
    private static String found(Verification verification) {
        return "{" + documented(verification)
                + ",\"DeliveryStatus\":"
                + JsonText.quoted(DeliveryStatus.of(verification.standing().status()))
                + matched(verification)
                + ",\"Cost\":" + verification.standing().cost() + "}";
    }

    /// Only where a PIN is asked for; null until it has ended.
    private static String matched(Verification verification) {
        if (verification.order().mode() != Mode.REVERSE) return "";
        return ",\"Matched\":"
                + verification.standing().matched().map(String::valueOf).orElse("null");
    }
}
