package io.ringtrue.numbers;

/// Knows numbers. Total: any text gets an answer, none throws.
public interface NumberIntelligence {

    /// Reads `text` as a phone number by `rules` and says what is known about it. Unknown is a legal answer.
    NumberReport describe(String text, ReadingRules rules);

    /// Reads `text` country code first, as for a number that will be called.
    default NumberReport describe(String text) {
        return describe(text, ReadingRules.COUNTRY_CODE_FIRST);
    }
}
