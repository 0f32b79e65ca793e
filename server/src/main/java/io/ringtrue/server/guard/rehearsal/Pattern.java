package io.ringtrue.server.guard.rehearsal;

import java.util.List;

/// A way to misuse an installation.
///
/// @param name one or two words
/// @param meaning a sentence for the operator
/// @param attempts in the order of time
public record Pattern(String name, String meaning, List<Attempt> attempts) {
    public Pattern {
        attempts = List.copyOf(attempts);
    }
}
