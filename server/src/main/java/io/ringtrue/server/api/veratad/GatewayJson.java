package io.ringtrue.server.api.veratad;

import io.ringtrue.numbers.NumberReport;
import io.ringtrue.server.http.JsonText;
import io.ringtrue.server.validation.AnsweredType;
import io.ringtrue.server.validation.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Answers as JSON, with the keys in the documentation's order.
final class GatewayJson {
    private static final int NORTH_AMERICA = 1;
    private static final DateTimeFormatter JUDGED = time("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter FAILED = time("uuuu-MM-dd'T'HH:mm:ss");

    private GatewayJson() {}

    /// @param service the service that was asked for
    /// @param reference as JSON text
    record Meta(String service, String reference, String company, String user) {}

    static String judged(Verdict verdict, Meta meta) {
        return "{\"output\":{\"data\":{\"PhoneNumber\":[" + numbers(verdict) + "]}},\"meta\":{\"confirmation\":"
                + verdict.confirmation()
                + ",\"reference\":" + meta.reference()
                + ",\"service\":" + JsonText.quoted(meta.service())
                + ",\"timestamp\":\"" + JUDGED.format(verdict.at())
                + "\",\"company\":" + JsonText.quoted(meta.company())
                + ",\"user\":" + JsonText.quoted(meta.user())
                + "},\"result\":{" + result(verdict) + ",\"issues\":[]}}";
    }

    static String failed(Failure failure, Instant at) {
        String detail = failure.detail()
                .map(text -> ",\"detail\":" + JsonText.quoted(text))
                .orElse("");
        return "{\"meta\":{\"timestamp\":\"" + FAILED.format(at) + "\"},\"error\":{\"message\":"
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

    private static String numbers(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed passed -> number(passed.number(), passed.type());
            case Verdict.TypeExcluded excluded -> number(excluded.number(), excluded.type());
            case Verdict.NotValid _, Verdict.NotPaid _ -> "";
        };
    }

    private static String number(NumberReport number, AnsweredType type) {
        return "{\"countrycode\":" + number.region().map(JsonText::quoted).orElse("null")
                + ",\"countrycallingcode\":\"" + number.callingCode()
                + "\",\"country\":" + JsonText.quoted(number.country())
                + ",\"phonelinetype\":\"" + LineTypeWords.of(type.shown())
                + "\",\"carrier\":" + number.carrier().map(JsonText::quoted).orElse("null")
                + ",\"phonenumber\":\"" + written(number) + "\"}";
    }

    /// Without the country code in +1, with it everywhere else, and never with a plus.
    private static String written(NumberReport number) {
        return number.callingCode() == NORTH_AMERICA ? number.national() : number.callingCode() + number.national();
    }

    private static DateTimeFormatter time(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
