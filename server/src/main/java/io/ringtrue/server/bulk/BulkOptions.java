package io.ringtrue.server.bulk;

import io.ringtrue.numbers.ReadingRules;
import java.util.List;
import java.util.Optional;

/// What somebody wants of a list.
///
/// @param format empty: NDJSON when the first character is `{`, else CSV
/// @param column name of a column or member, or a column's number from 1 on; empty: guessed
/// @param header whether the first row of a CSV holds names; empty: it does, unless its column holds a number
/// @param delimiter between the columns of a CSV; empty: the commonest of `,` `;` tab `|` in the first row
/// @param answers what is told, in this order
/// @param prefix before the name of each answer
/// @param plain E.164 without its plus
/// @param rules how digits without a plus are read
public record BulkOptions(
        Optional<BulkFormat> format,
        Optional<String> column,
        Optional<Boolean> header,
        Optional<Character> delimiter,
        List<AnswerColumn> answers,
        String prefix,
        boolean plain,
        ReadingRules rules,
        LineTypes types) {

    public static final String USUAL_PREFIX = "phone_";

    public BulkOptions {
        answers = List.copyOf(answers);
    }

    /// Everything found out from the list itself.
    public static BulkOptions usual(ReadingRules rules, LineTypes types) {
        return new BulkOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AnswerColumn.USUAL,
                USUAL_PREFIX,
                false,
                rules,
                types);
    }

    /// Reads a delimiter: one ASCII character that is no letter, digit, quote or line end, or a word for one.
    ///
    /// @throws IllegalArgumentException with the rule
    public static char delimiter(String text) {
        return switch (text) {
            case "comma" -> ',';
            case "semicolon" -> ';';
            case "tab", "\\t" -> '\t';
            case "pipe" -> '|';
            default -> {
                boolean one = text.length() == 1
                        && text.charAt(0) < 0x7f
                        && !Character.isLetterOrDigit(text.charAt(0))
                        && "\"\r\n\0".indexOf(text.charAt(0)) < 0;
                if (!one) {
                    throw new IllegalArgumentException(
                            "must be comma, semicolon, tab, pipe, or one ASCII character that is no letter or digit");
                }
                yield text.charAt(0);
            }
        };
    }
}
