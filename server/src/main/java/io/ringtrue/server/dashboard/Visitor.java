package io.ringtrue.server.dashboard;

import io.ringtrue.server.people.Person;
import java.security.Principal;

/// Who asks for a page, as the store has them at this request: a role that was taken away a moment ago is gone.
///
/// @param byLink whether they signed in by a link a few minutes ago, so that they need no old password for a new one
public record Visitor(Person person, boolean byLink) implements Principal {
    @Override
    public String getName() {
        return person.email();
    }
}
