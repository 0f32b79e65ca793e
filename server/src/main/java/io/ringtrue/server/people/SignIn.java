package io.ringtrue.server.people;

import java.time.Duration;

/// What became of a try to sign in.
public sealed interface SignIn {
    record Granted(Person person) implements SignIn {}

    /// Unknown address, wrong password or a person who is not active: nobody learns which.
    record Denied() implements SignIn {}

    /// Nothing was tested.
    record Wait(Duration until) implements SignIn {}
}
