package io.ringtrue.server.trials;

/// A verification as its customer knows it: what was asked for, and what was answered.
///
/// @param reference unique in the trial
/// @param number called by no other order of the trial; digits, country code first
/// @param callbackPath where its callback is to go
record Order(String reference, String number, String pin, String callbackPath, Answer answer) {
    sealed interface Answer {}

    /// The server gave its word.
    record Accepted(String id) implements Answer {}

    /// The server said no.
    record Refused(int httpStatus) implements Answer {}

    /// The line broke before an answer: it may have been stored, or not.
    record Unknown() implements Answer {}

    static Order of(String reference, String number, String pin) {
        return new Order(reference, number, pin, "/callback/" + number, new Unknown());
    }

    Order answered(Answer given) {
        return new Order(reference, number, pin, callbackPath, given);
    }

    /// The id the server gave.
    ///
    /// @throws IllegalStateException when it gave none
    String id() {
        if (answer instanceof Accepted(String id)) return id;
        throw new IllegalStateException(reference + " was not accepted: " + answer);
    }

    @Override
    public String toString() {
        return "Order[" + reference + ", " + number + ", " + answer + "]";
    }
}
