package io.ringtrue.server.api.veratad;

import io.ringtrue.server.http.ErrorPage;
import java.time.Duration;
import java.util.Optional;

/// An error as the vendor's clients expect it.
///
/// @param http HTTP status; 400 for every error that the vendor documents
/// @param detail empty: the answer has no `detail`
/// @param retryAfter how long to wait; only where too many logins were refused and where nothing could be done now
record Failure(int http, String message, String code, Optional<String> detail, Optional<Duration> retryAfter) {
    static Failure noQuery() {
        return of(400, "No Query", "IN0");
    }

    /// The vendor's `detail` repeats the body. Ours does not: the body contains secrets.
    ///
    /// @param why where and what is wrong: `line 1, column 17: a value is missing`
    static Failure notParsable(String why) {
        return of(400, "Query Not Parsable", "IN1").saying(why);
    }

    /// The same answer for an unknown user and a wrong password, so that nobody can find out
    /// which users exist.
    static Failure badLogin() {
        return of(400, "Bad Login", "AUTH0");
    }

    static Failure throttled(Duration wait) {
        return new Failure(
                429,
                "Bad Login",
                "AUTH0",
                Optional.of("Too many wrong logins; please try again later."),
                Optional.of(wait));
    }

    static Failure notActive() {
        return of(403, "User Not Active", "AUTH1");
    }

    static Failure noTarget() {
        return of(400, "No Target", "QRY0").saying("This service requires a target to be specified.");
    }

    /// @param input the input as the vendor calls it: `Phone`
    static Failure missing(String input) {
        return of(400, "Missing Required Input", "QRY1").saying("Service requires " + input + " to be specified.");
    }

    /// @param rule a clause that follows the field's name
    static Failure invalid(String field, String rule) {
        return of(400, "Input Failed Validation", "QRY2").saying(field + " " + rule);
    }

    static Failure tokenExpired(String token) {
        return of(400, "Token Bad or Expired", "QRY6").saying(token);
    }

    static Failure notThere() {
        return of(404, "Input Failed Validation", "QRY2").saying("there is nothing at this path");
    }

    static Failure notPosted() {
        return of(405, "No Query", "IN0").saying("method must be POST");
    }

    static Failure unavailable() {
        return new Failure(
                503,
                "Service Cannot Be Completed",
                "SRV0",
                Optional.of("Please try again later."),
                Optional.of(ErrorPage.COME_BACK));
    }

    /// For a request that was refused before it was read.
    static Failure unreadable(int http, String why) {
        return of(http, "Query Not Parsable", "IN1").saying(why);
    }

    private static Failure of(int http, String message, String code) {
        return new Failure(http, message, code, Optional.empty(), Optional.empty());
    }

    private Failure saying(String text) {
        return new Failure(http, message, code, Optional.of(text), retryAfter);
    }
}
