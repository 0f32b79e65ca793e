package io.ringtrue.server.api.phonesverification;

/// The vendor's `Status`. 6 (status invalid) and 7 (keyword invalid) are left out: no request here has
/// such a parameter.
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
