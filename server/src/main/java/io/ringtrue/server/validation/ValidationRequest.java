package io.ringtrue.server.validation;

import java.util.Set;

/// A number to be validated.
///
/// @param phone as it was given; any text
/// @param excluded line types the caller does not want; empty: none
public record ValidationRequest(String phone, Set<PhoneLineType> excluded) {
    public ValidationRequest {
        excluded = Set.copyOf(excluded);
    }

    /// Whom a number belongs to is nobody's business but the caller's.
    @Override
    public String toString() {
        return "ValidationRequest[phone=***, excluded=" + excluded + "]";
    }
}
