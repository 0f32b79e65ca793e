package io.ringtrue.numbers.text;

/// The reasons why a text is not a valid phone number.
public enum NumberFault {
    EMPTY("there is nothing to read"),
    NOT_A_NUMBER("it is no phone number"),
    /// `4930901822.5`, `1.2E10`: the digits written are not those of a number.
    NOT_WHOLE("it is a fraction, or a number whose last digits were rounded away"),
    /// `2015550100 / 2015550101`, `2015550100 room 12`: joined, the digits would be a stranger's number.
    DIGITS_BEHIND("more digits stand behind the number, and nothing says that they are an extension"),
    /// `2) 712-345-6789`: joined, the digits would be a number in South Africa.
    DIGITS_BEFORE("other digits stand before the number, and joined to it they would be a country code"),
    /// Two readings give a valid number: by its prefix, or by a zero that a machine may have dropped.
    AMBIGUOUS("it can be read in two ways"),
    NO_SUCH_COUNTRY("it starts with no country's calling code"),
    TOO_SHORT("it has too few digits for its country"),
    TOO_LONG("it has too many digits for its country"),
    /// The number can be dialled only within one area.
    LOCAL_ONLY("it can be dialled inside one area only: the area code is missing"),
    NOT_ASSIGNED("its country gives out no such number");

    private final String sentence;

    NumberFault(String sentence) {
        this.sentence = sentence;
    }

    /// The reason as a clause for a person.
    public String sentence() {
        return sentence;
    }
}
