package io.ringtrue.numbers;

/// Why a text is no valid phone number.
public enum NumberFault {
    EMPTY("there is nothing to read"),
    NOT_A_NUMBER("it is no phone number"),
    NO_SUCH_COUNTRY("it starts with no country's calling code"),
    TOO_SHORT("it has too few digits for its country"),
    TOO_LONG("it has too many digits for its country"),
    /// Dialable inside one area only.
    LOCAL_ONLY("it can be dialled inside one area only: the area code is missing"),
    NOT_ASSIGNED("its country gives out no such number");

    private final String sentence;

    NumberFault(String sentence) {
        this.sentence = sentence;
    }

    /// For people.
    public String sentence() {
        return sentence;
    }
}
