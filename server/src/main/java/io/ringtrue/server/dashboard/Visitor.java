package io.ringtrue.server.dashboard;

import io.ringtrue.server.people.Person;
import java.security.Principal;

/// Who asks for a page, as the store has them at this request: a role that was taken away a moment ago is gone.
public record Visitor(Person person) implements Principal {
    @Override
    public String getName() {
        return person.email();
    }
}
