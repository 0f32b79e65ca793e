package io.ringtrue.server.people;

/// What became of a change of role or activity.
public sealed interface RoleChange {
    /// @param was the same as `now` where there was nothing to change
    record Changed(Person was, Person now) implements RoleChange {}

    /// Nobody could manage the installation any more. Nothing was changed.
    record LastOwner() implements RoleChange {}

    /// There is no such person.
    record Nobody() implements RoleChange {}
}
