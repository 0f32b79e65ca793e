package io.ringtrue.numbers;

/// What digits without a plus mean.
///
/// @param defaultCallingCode the calling code assumed for national numbers, 1 to 999; 0 means none, so that
/// the country code always comes first
/// @param dialled whether the number will be called. Then nothing is cut off or left out, and a text with
/// more than digits and separators is refused: a wrong guess would ring a stranger's phone
public record ReadingRules(int defaultCallingCode, boolean dialled) {

    /// The country code always comes first.
    public static final ReadingRules COUNTRY_CODE_FIRST = new ReadingRules(0);
    /// For a number that will be called: the country code always comes first, and nothing is guessed or cut
    /// off.
    public static final ReadingRules DIALLED = new ReadingRules(0, true);
    /// Ten digits that are a valid +1 number are read as that; else the country code comes first.
    public static final ReadingRules NORTH_AMERICA_FIRST = new ReadingRules(1);

    private static final int LARGEST_CALLING_CODE = 999;

    /// Rules for numbers that will not be called.
    ///
    /// @throws IllegalArgumentException when the calling code is not 0 to 999
    public ReadingRules(int defaultCallingCode) {
        this(defaultCallingCode, false);
    }

    /// @throws IllegalArgumentException when the calling code is not 0 to 999
    public ReadingRules {
        if (defaultCallingCode < 0 || defaultCallingCode > LARGEST_CALLING_CODE) {
            throw new IllegalArgumentException(
                    "defaultCallingCode must be 0 (none) or 1 to 999, not " + defaultCallingCode);
        }
    }
}
