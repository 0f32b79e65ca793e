package io.ringtrue.server.api.veratad;

/// Ends a query with a [Failure].
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;

    Refused(Failure failure) {
        super(failure.code(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
