package io.ringtrue.server.api;

import io.ringtrue.server.verification.CallbackComposer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Every dialect of this server, apart from our own `/v1`.
///
/// @param all no two of them with the same name, and none with a base below another's
public record Dialects(List<Dialect> all) {
    /// The name that is stored with verifications that came by our own API.
    public static final String OWN = "v1";

    /// @throws IllegalArgumentException when a name or a base breaks its rule or is taken
    public Dialects {
        all = List.copyOf(all);
        requireNames(all);
        all.forEach(Dialects::requirePath);
        for (Dialect one : all) {
            for (Dialect other : all) {
                if (other != one && other.covers(one.base())) {
                    throw new IllegalArgumentException("base: " + one.base() + " is a path of " + other.name());
                }
            }
        }
    }

    private static void requireNames(List<Dialect> all) {
        Set<String> taken = new HashSet<>(Set.of(OWN));
        for (Dialect one : all) {
            if (!one.name().matches("[a-z0-9]+") || !taken.add(one.name())) {
                throw new IllegalArgumentException(
                        "name: \"" + one.name() + "\" must be lower-case letters and digits, and no other dialect's");
            }
        }
    }

    private static void requirePath(Dialect one) {
        if (!one.base().matches("/([a-z0-9]+/)+")) {
            throw new IllegalArgumentException("base: \"" + one.base() + "\" must be a path in lower case");
        }
    }

    /// @return empty when there is no dialect of this name, or it has no callbacks
    public Optional<CallbackComposer> composer(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst().flatMap(Dialect::callbacks);
    }

    /// Query parameters that any dialect adds to its callbacks. A callback URL must not contain one of them,
    /// or a receiver could not tell which of the two is ours.
    public Set<String> callbackParameters() {
        return all.stream()
                .flatMap(one -> one.callbacks().stream())
                .flatMap(composer -> composer.ownParameters().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
