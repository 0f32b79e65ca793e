package io.ringtrue.server.api.phonesverification;

/// The vendor's `Status`. 6 and 7 are theirs for keywords and statuses we never ask for.
enum StatusCode {
    SUCCESSFUL(0),
    FAILED(1),
    PARAMETERS_MISSING(2),
    CREDENTIALS_INVALID(3),
    PARAMETERS_INVALID(4),
    RESULT_EMPTY(5),
    COMMAND_INVALID(8);

    private final int number;

    StatusCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
