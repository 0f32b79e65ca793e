package io.ringtrue.server.api.veratad;

import io.ringtrue.numbers.NumberReport;
import io.ringtrue.server.http.JsonText;
import io.ringtrue.server.validation.AnsweredType;
import io.ringtrue.server.validation.Verdict;
import java.time.Instant;
import java.util.Optional;

/// Answers as JSON, with the keys in the documentation's order.
final class GatewayJson {
    private static final int NORTH_AMERICA = 1;
    /// Longer than any answer with short names.
    private static final int USUAL_LENGTH = 640;

    private static final SecondText JUDGED = new SecondText("uuuu-MM-dd HH:mm:ss");
    private static final SecondText FAILED = new SecondText("uuuu-MM-dd'T'HH:mm:ss");

    private GatewayJson() {}

    /// @param service the service that was asked for
    /// @param reference as JSON text
    record Meta(String service, String reference, String company, String user) {}

    static String judged(Verdict verdict, Meta meta) {
        StringBuilder out = new StringBuilder(USUAL_LENGTH).append("{\"output\":{\"data\":{\"PhoneNumber\":[");
        switch (verdict) {
            case Verdict.Passed passed -> number(passed.number(), passed.type(), out);
            case Verdict.TypeExcluded excluded -> number(excluded.number(), excluded.type(), out);
            case Verdict.NotValid _, Verdict.NotPaid _ -> {}
        }
        out.append("]}},\"meta\":{\"confirmation\":").append(verdict.confirmation());
        out.append(",\"reference\":").append(meta.reference());
        JsonText.quote(meta.service(), out.append(",\"service\":"));
        out.append(",\"timestamp\":\"").append(JUDGED.of(verdict.at()));
        JsonText.quote(meta.company(), out.append("\",\"company\":"));
        JsonText.quote(meta.user(), out.append(",\"user\":"));
        out.append("},\"result\":{").append(result(verdict)).append(",\"issues\":[]}}");
        return out.toString();
    }

    static String failed(Failure failure, Instant at) {
        String detail = failure.detail()
                .map(text -> ",\"detail\":" + JsonText.quoted(text))
                .orElse("");
        return "{\"meta\":{\"timestamp\":\"" + FAILED.of(at) + "\"},\"error\":{\"message\":"
                + JsonText.quoted(failure.message()) + ",\"code\":" + JsonText.quoted(failure.code()) + detail + "}}";
    }

    private static String result(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> "\"action\":\"PASS\",\"detail\":\"ALL CHECKS PASSED\"";
            case Verdict.NotValid _ -> "\"action\":\"FAIL\",\"detail\":\"PHONE CHECK FAILED\"";
            case Verdict.TypeExcluded _ -> "\"action\":\"FAIL\",\"detail\":\"PHONE TYPE CHECK FAILED\"";
            case Verdict.NotPaid _ -> "\"action\":\"FAIL\",\"detail\":\"SERVICE CANNOT BE COMPLETED\"";
        };
    }

    private static void number(NumberReport number, AnsweredType type, StringBuilder out) {
        orNull(number.region(), out.append("{\"countrycode\":"));
        out.append(",\"countrycallingcode\":\"").append(number.callingCode());
        JsonText.quote(number.country(), out.append("\",\"country\":"));
        out.append(",\"phonelinetype\":\"").append(LineTypeWords.of(type.shown()));
        orNull(number.carrier(), out.append("\",\"carrier\":"));
        out.append(",\"phonenumber\":\"");
        // Without the country code in +1, with it everywhere else, and never with a plus.
        if (number.callingCode() != NORTH_AMERICA) out.append(number.callingCode());
        out.append(number.national()).append("\"}");
    }

    private static void orNull(Optional<String> text, StringBuilder out) {
        if (text.isPresent()) JsonText.quote(text.get(), out);
        else out.append("null");
    }
}
