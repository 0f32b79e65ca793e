package io.ringtrue.numbers.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The international prefixes that people dial before a country code, by their own calling code: `011` in +1,
/// `0011` in +61, `810` in +7, `00` nearly everywhere. Made from libphonenumber's metadata by
/// `bin/numbers-data`. Immutable.
public final class InternationalPrefixes {

    /// The prefixes of one calling code, as ASCII digits.
    ///
    /// @param usual the only one, or the one the metadata prefers; empty when several are used
    ///     alike
    /// @param others the rest
    /// @param firstDigits bit n: one of them, or the `00` that is understood everywhere, starts
    ///     with n
    public record Own(byte[] usual, byte[][] others, int firstDigits) {

        private static Own of(String usual, List<String> others) {
            int firstDigits = 1;
            if (!usual.isEmpty()) firstDigits |= 1 << usual.charAt(0) - '0';
            for (String other : others) firstDigits |= 1 << other.charAt(0) - '0';
            return new Own(ascii(usual), others.stream().map(Own::ascii).toArray(byte[][]::new), firstDigits);
        }

        private static byte[] ascii(String digits) {
            return digits.getBytes(StandardCharsets.US_ASCII);
        }

        /// Whether one of the prefixes, or `00`, begins with this ASCII digit.
        public boolean mayStartWith(byte digit) {
            return (firstDigits >> digit - '0' & 1) != 0;
        }
    }

    private static final int CALLING_CODES = 1000;
    private static final Own EVERYWHERE = Own.of("00", List.of());

    private final Own[] byCallingCode = new Own[CALLING_CODES];

    private InternationalPrefixes() {}

    /// Reads `prefixes.tsv`: calling code, usual prefix, the others separated by commas.
    static InternationalPrefixes load() {
        InternationalPrefixes all = new InternationalPrefixes();
        Arrays.fill(all.byCallingCode, EVERYWHERE);
        for (String[] row : TextTable.rows("prefixes.tsv")) {
            List<String> others = row[2].isEmpty() ? List.of() : List.of(row[2].split(","));
            all.byCallingCode[Integer.parseInt(row[0])] = Own.of(row[1], others);
        }
        return all;
    }

    /// The prefixes of a calling code; `00` for a code that is not assigned.
    ///
    /// @param callingCode 0 to 999
    public Own of(int callingCode) {
        return byCallingCode[callingCode];
    }

    /// Whether the digits from `first` to `end` begin with `prefix`; false for an empty prefix.
    public static boolean starts(byte[] digits, int first, int end, byte[] prefix) {
        int length = prefix.length;
        return length > 0 && end - first >= length && Arrays.equals(digits, first, first + length, prefix, 0, length);
    }
}
