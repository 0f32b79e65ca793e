package io.ringtrue.numbers.tables;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the rows of `prefixes.tsv`: calling code, usual international prefix, the others separated by
/// commas. Each digit sequence that the metadata's expression matches is written out.
final class PrefixTable {

    private static final int LONGEST = 10;
    /// The most prefixes of a country. China's carriers have 2,100 that begin with 1; its usual prefix
    /// suffices.
    private static final int MOST = 80;

    private PrefixTable() {}

    static List<String> rows(PlanSource source) {
        List<String> rows = new ArrayList<>();
        source.regionsByCallingCode().forEach((callingCode, plans) -> {
            PhoneMetadata plan = plans.getFirst();
            if (!plan.getInternationalPrefix().isEmpty()) rows.add(callingCode + "\t" + row(plan));
        });
        return rows;
    }

    private static String row(PhoneMetadata plan) {
        List<String> all = new ArrayList<>();
        collect("", Pattern.compile(plan.getInternationalPrefix()), all);
        // The `~` in `8~10` marks where to wait for a second dialling tone.
        String preferred = plan.getPreferredInternationalPrefix().replaceAll("\\D", "");
        String usual = all.size() == 1 ? all.getFirst() : preferred;
        all.remove(usual);
        return usual + "\t" + (all.size() > MOST ? "" : String.join(",", all));
    }

    /// Collects all matches of `prefixes` that begin with `digits`.
    private static void collect(String digits, Pattern prefixes, List<String> all) {
        Matcher match = prefixes.matcher(digits);
        if (match.matches()) all.add(digits);
        if (digits.length() == LONGEST || !digits.isEmpty() && !match.hitEnd()) return;
        for (char digit = '0'; digit <= '9'; digit++) collect(digits + digit, prefixes, all);
    }
}
