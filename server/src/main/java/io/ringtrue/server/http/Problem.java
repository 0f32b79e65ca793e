package io.ringtrue.server.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What went wrong with a request, for people and for programs.
///
/// @param status HTTP status, 400 to 599
/// @param title the kind of problem, the same each time
/// @param detail what was wrong this time; never repeats a value the caller sent
/// @param errors one for each field at fault; may be empty
/// @param retryAfter how long to wait before asking again can help; empty: not said
public record Problem(int status, String title, String detail, List<FieldError> errors, Optional<Duration> retryAfter) {
    private static final List<String> VERBS = List.of("must ", "may ", "is ", "has ");

    /// @param field a member of the body, a parameter or a header
    /// @param rule what its value has to satisfy, a clause that follows the field's name
    public record FieldError(String field, String rule) {}

    /// A problem with the request as a whole, with no field at fault.
    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, List.of(), Optional.empty());
    }

    /// 422: the request was read, and these fields do not satisfy their rules.
    ///
    /// @param errors at least one
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(422, "Invalid request", sentence(errors), errors, Optional.empty());
    }

    /// 422 for one field.
    public static Problem invalid(String field, String rule) {
        return invalid(List.of(new FieldError(field, rule)));
    }

    /// 404, both for what does not exist and for what belongs to somebody else.
    public static Problem notFound(String what) {
        return of(404, "Not found", what + ": there is none with this id");
    }

    /// The same problem with a time to wait.
    public Problem after(Duration wait) {
        return new Problem(status, title, detail, errors, Optional.of(wait));
    }

    private static String sentence(List<FieldError> errors) {
        return String.join(
                "; ", errors.stream().map(e -> clause(e.field(), e.rule())).toList());
    }

    /// Joins a field and its rule: `pin must be 1 to 8 digits`, but
    /// `number: calls to +252 are not allowed on this account`.
    public static String clause(String field, String rule) {
        return VERBS.stream().anyMatch(rule::startsWith) ? field + " " + rule : field + ": " + rule;
    }
}
