package io.ringtrue.numbers;

/// How digits without a plus are read.
///
/// @param defaultCallingCode tried for a national number, 1 to 999; 0: none, the country code always comes first
public record ReadingRules(int defaultCallingCode) {

    /// The country code always comes first: the only safe reading for a number that will be called.
    public static final ReadingRules COUNTRY_CODE_FIRST = new ReadingRules(0);
    /// Ten digits that are a valid +1 number are one.
    public static final ReadingRules NORTH_AMERICA_FIRST = new ReadingRules(1);

    private static final int LARGEST_CALLING_CODE = 999;

    public ReadingRules {
        if (defaultCallingCode < 0 || defaultCallingCode > LARGEST_CALLING_CODE) {
            throw new IllegalArgumentException(
                    "defaultCallingCode must be 0 (none) or 1 to 999, not " + defaultCallingCode);
        }
    }
}
