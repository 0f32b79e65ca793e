package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One answer, before it is written as JSON or XML.
///
/// @param http HTTP status; 200 for every answer that the vendor's clients parse
/// @param message why the request failed; empty when it did not
/// @param retryAfter how long to wait; only where too many requests were refused
record Answer(int http, StatusCode status, String message, Content content, Optional<Duration> retryAfter) {

    /// What stands under `Response`.
    sealed interface Content {
        record Nothing() implements Content {}

        record Accepted(Verification verification) implements Content {}

        record Found(List<Verification> verifications) implements Content {}

        record Balance(Money available) implements Content {}
    }

    static Answer of(Content content) {
        return new Answer(200, StatusCode.SUCCESSFUL, "", content, Optional.empty());
    }

    static Answer failed(String why) {
        return refused(StatusCode.FAILED, "Request has failed. " + why);
    }

    /// @param names at least one, in the documentation's order
    static Answer missing(List<String> names) {
        return refused(StatusCode.PARAMETERS_MISSING, "Parameters Missing: " + String.join(", ", names));
    }

    static Answer invalid(List<Fault> faults) {
        List<String> clauses = faults.stream().map(Fault::clause).toList();
        return refused(StatusCode.PARAMETERS_INVALID, "Parameters Invalid: " + String.join("; ", clauses));
    }

    /// For a request that cannot be read.
    static Answer unreadable(int http, String clause) {
        return refused(StatusCode.PARAMETERS_INVALID, "Parameters Invalid: " + clause)
                .with(http);
    }

    /// The same text for an unknown key, a wrong secret and an inactive account, so that nobody can find out
    /// which keys exist.
    static Answer credentialsInvalid() {
        return refused(
                StatusCode.CREDENTIALS_INVALID, "Unable to authenticate user. Please try with valid ApiKey/ApiSecret.");
    }

    /// The same text for an id that does not exist and one of another account.
    static Answer nothingFound() {
        return refused(StatusCode.RESULT_EMPTY, "Result Empty: there is no request with this id");
    }

    static Answer commandInvalid(int http, String why) {
        return refused(StatusCode.COMMAND_INVALID, "Command Invalid: " + why).with(http);
    }

    static Answer flood(Duration wait, String why) {
        return new Answer(
                429, StatusCode.FAILED, "Request has failed. " + why, new Content.Nothing(), Optional.of(wait));
    }

    Answer with(int httpStatus) {
        return new Answer(httpStatus, status, message, content, retryAfter);
    }

    private static Answer refused(StatusCode status, String message) {
        return new Answer(200, status, message, new Content.Nothing(), Optional.empty());
    }
}
