package io.ringtrue.server.api.v1;

import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.Problem.FieldError;
import io.ringtrue.server.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with a request, so that one answer names every fault.
public final class Checks {
    private final List<FieldError> errors = new ArrayList<>();

    /// Records a fault unless the rule is satisfied.
    ///
    /// @param rule a clause that follows the field's name
    public void require(boolean satisfied, String field, String rule) {
        if (!satisfied) errors.add(new FieldError(field, rule));
    }

    /// An optional text of at most `most` characters, none of them a control character. A text that breaks
    /// the rule is recorded and returned all the same.
    public Optional<String> text(String field, @Nullable String value, int most) {
        Optional<String> given = Optional.ofNullable(value);
        require(
                given.filter(text -> text.length() > most || text.chars().anyMatch(Character::isISOControl))
                        .isEmpty(),
                field,
                "must be at most " + most + " characters without control characters");
        return given;
    }

    /// A text that must be given and not blank; otherwise a fault is recorded. Never null.
    public String needed(String field, @Nullable String value, int most) {
        require(value != null && !value.isBlank(), field, "must be given");
        return text(field, value, most).orElse("");
    }

    /// Parses an optional value; empty when it is absent, or broke the rule and was recorded.
    ///
    /// @param reader throws [IllegalArgumentException] whose message is the rule
    public <T> Optional<T> read(String field, @Nullable String value, Function<String, T> reader) {
        try {
            return Optional.ofNullable(value).map(reader);
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(field, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /// @throws ProblemException 422 with every fault, when there was any
    public void done() {
        if (!errors.isEmpty()) throw new ProblemException(Problem.invalid(errors));
    }
}
