package io.ringtrue.server.api.v1.numbers;

import io.ringtrue.numbers.Field;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.Reading;
import io.ringtrue.numbers.ReadingRule;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.server.validation.AnsweredType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Everything known about a number. What is not known is `null`, never a guess.
///
/// @param input the text that was asked for, cut to 64 characters
/// @param fault why it is not valid, such as `too-short`
/// @param e164 `+` and all digits; also for a number that could be read but is not valid
/// @param national the national significant number, leading zeros kept
/// @param nationalFormat as people in the country write it
/// @param callingCode 1 to 3 digits
/// @param country ISO 3166 alpha-2; `null` for global services
/// @param countryName in English; `International` for global services
/// @param lineType `Landline`, `VOIP`, `Mobile`, `Voicemail`, `TollFree`, `Premium` or `Other`
/// @param planType the line type in the numbering plan's finer words, such as `fixed-line-or-mobile`
/// @param possibleTypes every line type it could be; exactly one when it is certain
/// @param carrier the carrier that holds the number or its block
/// @param place town, district or state that the number was assigned to
/// @param timeZones IANA names
/// @param portable whether mobile numbers of the country may change their carrier
/// @param reading how the text was read
/// @param otherReadings other valid numbers that the same text could mean
/// @param basis the data behind each known field; an unknown field has no entry
/// @param explanation how the answer came about, in sentences
public record NumberView(
        String input,
        boolean valid,
        @Nullable String fault,
        @Nullable String e164,
        @Nullable String national,
        @Nullable String nationalFormat,
        @Nullable String internationalFormat,
        @Nullable String callingCode,
        @Nullable String country,
        @Nullable String countryName,
        @Nullable String lineType,
        @Nullable String planType,
        List<String> possibleTypes,
        @Nullable String carrier,
        @Nullable String place,
        List<String> timeZones,
        @Nullable Boolean portable,
        RuleView reading,
        List<ReadingView> otherReadings,
        List<BasisView> basis,
        List<String> explanation) {
    private static final int MOST_ECHOED = 64;

    /// @param rule such as `plus` or `default-calling-code`
    /// @param sentence the rule in words
    public record RuleView(String rule, String sentence) {}

    /// @param country ISO 3166 alpha-2; `001` for a global service
    public record ReadingView(String e164, String country, RuleView reading) {}

    /// @param field `validity`, `country`, `line-type`, `carrier`, `place`, `time-zones` or `portability`
    /// @param kind `plan`, `plan-ambiguous`, `allocation` or `live`
    /// @param confidence `high` or `low`
    /// @param source name and version of the data
    /// @param date when the data was published, RFC 3339
    public record BasisView(String field, String kind, String confidence, String source, String date) {}

    /// @param type the line type to answer
    static NumberView of(String asked, NumberReport number, AnsweredType type) {
        boolean valid = number.valid();
        return new NumberView(
                echo(asked),
                valid,
                number.fault().map(NumberView::word).orElse(null),
                known(number.e164()),
                known(number.national()),
                known(number.nationalFormat()),
                known(number.internationalFormat()),
                number.callingCode() == 0 ? null : Integer.toString(number.callingCode()),
                number.region().orElse(null),
                known(number.country()),
                valid ? type.shown().word() : null,
                valid ? word(number.lineType()) : null,
                valid
                        ? type.possible().stream()
                                .sorted()
                                .map(possible -> possible.word())
                                .toList()
                        : List.of(),
                number.carrier().orElse(null),
                number.place().orElse(null),
                number.timeZones(),
                valid ? number.portable() : null,
                rule(number.rule()),
                number.otherReadings().stream().map(NumberView::reading).toList(),
                bases(number),
                number.explanation());
    }

    /// At most 64 UTF-16 units, without cutting a character in half.
    private static String echo(String asked) {
        if (asked.length() <= MOST_ECHOED) return asked;
        boolean splits = Character.isHighSurrogate(asked.charAt(MOST_ECHOED - 1));
        return asked.substring(0, splits ? MOST_ECHOED - 1 : MOST_ECHOED);
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static RuleView rule(ReadingRule rule) {
        return new RuleView(word(rule), rule.sentence());
    }

    private static ReadingView reading(Reading reading) {
        return new ReadingView(reading.e164(), reading.region(), rule(reading.rule()));
    }

    private static List<BasisView> bases(NumberReport number) {
        return Arrays.stream(Field.values())
                .flatMap(field -> number.basis(field).map(basis -> view(field, basis)).stream())
                .toList();
    }

    private static BasisView view(Field field, Basis basis) {
        return new BasisView(
                word(field),
                word(basis.kind()),
                word(basis.confidence()),
                basis.source(),
                basis.date().toString());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
