package io.ringtrue.numbers.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What people dial before a country code, for each calling code of the plan: `011` in +1, `0011`
/// in +61, `810` in +7, `00` nearly everywhere. Made from libphonenumber's metadata, see
/// `bin/numbers-data`.
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

        public boolean mayStartWith(byte digit) {
            return (firstDigits >> digit - '0' & 1) != 0;
        }
    }

    private static final int CALLING_CODES = 1000;
    private static final Own EVERYWHERE = Own.of("00", List.of());

    private final Own[] byCallingCode = new Own[CALLING_CODES];

    private InternationalPrefixes() {}

    /// The rows of `prefixes.tsv`: calling code, usual prefix, the others parted by commas.
    static InternationalPrefixes load() {
        InternationalPrefixes all = new InternationalPrefixes();
        Arrays.fill(all.byCallingCode, EVERYWHERE);
        for (String[] row : TextTable.rows("prefixes.tsv")) {
            List<String> others = row[2].isEmpty() ? List.of() : List.of(row[2].split(","));
            all.byCallingCode[Integer.parseInt(row[0])] = Own.of(row[1], others);
        }
        return all;
    }

    /// @param callingCode 0 to 999; of one that nobody has: `00`
    public Own of(int callingCode) {
        return byCallingCode[callingCode];
    }

    /// Whether the digits from `first` to `end` start with `prefix`, which is not empty.
    public static boolean starts(byte[] digits, int first, int end, byte[] prefix) {
        int length = prefix.length;
        return length > 0 && end - first >= length && Arrays.equals(digits, first, first + length, prefix, 0, length);
    }
}
