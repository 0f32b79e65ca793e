package io.ringtrue.numbers.tables;

import com.google.i18n.phonenumbers.Phonemetadata.NumberFormat;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes the rows of `formats.tsv`: calling code, leading digits, pattern, national template, international
/// template.
final class FormatTable {

    private static final Pattern FIRST_GROUP = Pattern.compile("\\$\\d");

    private FormatTable() {}

    static List<String> rows(PlanSource source) {
        List<String> rows = new ArrayList<>();
        source.regionsByCallingCode()
                .forEach((callingCode, plans) ->
                        rows(callingCode, plans.getFirst()).forEach(rows::add));
        return rows;
    }

    /// A plan with separate formats for international use has them in addition to the national ones.
    private static Stream<String> rows(int callingCode, PhoneMetadata plan) {
        boolean apart = plan.getIntlNumberFormatCount() > 0;
        Stream<String> national = plan.getNumberFormatList().stream()
                .map(format -> row(callingCode, format, national(format), apart ? "" : format.getFormat()));
        Stream<String> international =
                plan.getIntlNumberFormatList().stream().map(format -> row(callingCode, format, "", format.getFormat()));
        return Stream.concat(national, international);
    }

    private static String row(int callingCode, NumberFormat format, String national, String international) {
        int leading = format.getLeadingDigitsPatternCount();
        String lastLeading = leading == 0 ? "" : format.getLeadingDigitsPattern(leading - 1);
        return String.join(
                "\t", Integer.toString(callingCode), lastLeading, format.getPattern(), national, international);
    }

    /// The prefix rule states how the first group is written within the country, such as `(0$1)`.
    private static String national(NumberFormat format) {
        String prefixRule = format.getNationalPrefixFormattingRule();
        if (prefixRule.isEmpty()) return format.getFormat();
        Matcher first = FIRST_GROUP.matcher(format.getFormat());
        if (!first.find()) return format.getFormat();
        String written = prefixRule.replace("$1", first.group());
        return first.replaceFirst(Matcher.quoteReplacement(written));
    }
}
