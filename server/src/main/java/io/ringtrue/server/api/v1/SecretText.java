package io.ringtrue.server.api.v1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// A PIN, secret or token as a member of a request or an answer. In JSON it is a string; printed it is `***`, because
/// frameworks log the record that a body was read to or is written from.
public record SecretText(String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SecretText {}

    /// As the member is written in JSON.
    @Override
    @JsonValue
    public String value() {
        return value;
    }

    /// The text of a member; null when the member is absent.
    public static @Nullable String text(@Nullable SecretText member) {
        return member == null ? null : member.value();
    }

    @Override
    public String toString() {
        return "***";
    }
}
