package io.ringtrue.server.validation;

import java.util.Set;

/// A number to be validated.
///
/// @param phone as it was given; any text, also one that is no number
/// @param excluded line types the caller does not want; empty: none
public record ValidationRequest(String phone, Set<PhoneLineType> excluded) {
    public ValidationRequest {
        excluded = Set.copyOf(excluded);
    }

    /// Hides the number: it is personal data and must not reach a log.
    @Override
    public String toString() {
        return "ValidationRequest[phone=***, excluded=" + excluded + "]";
    }
}
