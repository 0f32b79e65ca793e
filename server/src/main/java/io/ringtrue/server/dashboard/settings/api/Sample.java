package io.ringtrue.server.dashboard.settings.api;

import java.util.List;
import java.util.stream.Collectors;

/// A program in one language.
///
/// @param id unique in the page: `v1-python`
/// @param language its name in addresses: `python`
/// @param title its name for people
/// @param parts the program, in order
public record Sample(String id, String language, String title, List<Part> parts) {
    /// @param own whether it is the reader's own key or user, which is marked
    public record Part(String text, boolean own) {}

    /// The whole program.
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    /// The programs that do one thing.
    ///
    /// @param secret the name of the variable they read the secret from
    /// @param answer what comes back
    /// @param then what happens afterwards
    public record Group(String id, String title, String secret, List<Sample> samples, String answer, String then) {}
}
