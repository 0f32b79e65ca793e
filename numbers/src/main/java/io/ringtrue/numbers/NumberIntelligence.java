package io.ringtrue.numbers;

/// Knows numbers. Total: any text gets an answer, none throws.
public interface NumberIntelligence {

    /// Reads `text` as a phone number by `rules` and says what is known about it. Unknown is a legal answer.
    NumberReport describe(String text, ReadingRules rules);
}
