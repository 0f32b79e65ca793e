package io.ringtrue.numbers;

/// The rules by which the digits of a text can have been read.
public enum ReadingRule {
    PLUS("a leading plus: the country code comes first"),
    INTERNATIONAL_PREFIX("an international prefix was dialled: the country code follows"),
    DEFAULT_CALLING_CODE("a valid national number of the default calling code"),
    COUNTRY_CODE_FIRST("no plus: the first digits are the country code"),
    NOTHING_READ("no number could be read");

    private final String sentence;

    ReadingRule(String sentence) {
        this.sentence = sentence;
    }

    /// The rule as a clause for a person.
    public String sentence() {
        return sentence;
    }
}
