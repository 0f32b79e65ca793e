package io.ringtrue.numbers;

/// How digits without a plus are read.
///
/// @param defaultCallingCode tried for a national number, 1 to 999; 0: none, the country code
///     always comes first
/// @param dialled whether the number will be called: then nothing is cut off or left out, and what
///     is more than digits and separators is refused, since what cannot be dialled as written must
///     not be guessed
public record ReadingRules(int defaultCallingCode, boolean dialled) {

    /// The country code always comes first.
    public static final ReadingRules COUNTRY_CODE_FIRST = new ReadingRules(0);
    /// For a number that will be called: the country code always comes first, and nothing is
    /// guessed.
    public static final ReadingRules DIALLED = new ReadingRules(0, true);
    /// Ten digits that are a valid +1 number are one.
    public static final ReadingRules NORTH_AMERICA_FIRST = new ReadingRules(1);

    private static final int LARGEST_CALLING_CODE = 999;

    /// For a number that nobody calls.
    public ReadingRules(int defaultCallingCode) {
        this(defaultCallingCode, false);
    }

    public ReadingRules {
        if (defaultCallingCode < 0 || defaultCallingCode > LARGEST_CALLING_CODE) {
            throw new IllegalArgumentException(
                    "defaultCallingCode must be 0 (none) or 1 to 999, not " + defaultCallingCode);
        }
    }
}
