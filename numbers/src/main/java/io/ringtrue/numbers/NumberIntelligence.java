package io.ringtrue.numbers;

/// Reports about phone numbers. Any text gets an answer; nothing throws. Safe for several threads.
public interface NumberIntelligence {

    /// Reads a text as a phone number and reports what is known about it. What is not known is empty in the
    /// report.
    ///
    /// @param text any text of any length; may be empty
    /// @param rules what digits without a plus mean
    NumberReport describe(String text, ReadingRules rules);

    /// The same by [ReadingRules#COUNTRY_CODE_FIRST].
    default NumberReport describe(String text) {
        return describe(text, ReadingRules.COUNTRY_CODE_FIRST);
    }
}
