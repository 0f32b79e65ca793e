package io.ringtrue.server.dashboard.parts;

import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.people.Person;

/// Who may open and change what belongs to the installation. For everybody else it does not exist.
public final class Rights {
    private Rights() {}

    /// Whether this person may change prices, accounts and number data.
    public static boolean operates(Visitor visitor) {
        return visitor.person().isOfInstallation() && visitor.person().changes();
    }

    /// @throws NotYours unless the visitor is an owner or operator of the installation
    public static Person requireOperator(Visitor visitor) {
        if (!operates(visitor)) throw new NotYours();
        return visitor.person();
    }

    /// @throws NotYours unless the visitor is an owner of the installation
    public static Person requireOwner(Visitor visitor) {
        Person person = visitor.person();
        if (!person.isOfInstallation() || !person.owns()) throw new NotYours();
        return person;
    }

    /// @throws NotYours unless the visitor belongs to the installation, in whatever role
    public static Person requireInstallation(Visitor visitor) {
        if (!visitor.person().isOfInstallation()) throw new NotYours();
        return visitor.person();
    }
}
