package io.ringtrue.server.dashboard.people;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.people.Passwords;
import io.ringtrue.server.people.SignIn;
import java.util.Optional;

/// Asks for the visitor's password again, before something that only they may do: an unlocked browser is not enough.
///
/// @param passwords to judge it
public record OwnPassword(Passwords passwords) {
    /// Who came by a link a few minutes ago needs no password: most have lost it.
    ///
    /// @param place the caller's address
    /// @return what is wrong; empty: it is theirs
    Optional<String> refusal(Visitor visitor, String typed, String place) {
        if (visitor.byLink()) return Optional.empty();
        return switch (passwords.check(visitor.person().email(), new Secret(typed), place)) {
            case SignIn.Granted _ -> Optional.empty();
            case SignIn.Denied() -> Optional.of("This is not your password. Nothing was changed.");
            case SignIn.Wait(var until) ->
                Optional.of("Too many wrong passwords. Try again in " + Math.max(1, until.toSeconds()) + " s.");
        };
    }
}
