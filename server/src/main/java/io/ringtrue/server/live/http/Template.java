package io.ringtrue.server.live.http;

import io.ringtrue.server.live.LiveNumber;
import io.ringtrue.server.live.SourceSecret;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with places for the number and the secret: `{e164}` with its plus, `{digits}` without, `{cc}` the calling
/// code, `{national}` the rest, `{secret}`. Prints as it was configured.
public record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{(e164|digits|cc|national|secret)}");

    /// @param escape applied to what is put in, not to the text around it
    String fill(LiveNumber number, SourceSecret secret, UnaryOperator<String> escape) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(escape.apply(value(place.group(1), number, secret))));
    }

    private static String value(String place, LiveNumber number, SourceSecret secret) {
        return switch (place) {
            case "e164" -> number.e164();
            case "digits" -> number.digits();
            case "cc" -> String.valueOf(number.callingCode());
            case "national" -> number.national();
            default -> secret.value();
        };
    }

    boolean names(String place) {
        return text.contains("{" + place + "}");
    }
}
