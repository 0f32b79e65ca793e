package io.ringtrue.server.people.provider;

import io.ringtrue.server.people.Person;

/// What becomes of somebody who has proven at a provider who they are.
public sealed interface ProviderEntry {
    /// They may sign in; a second factor is asked for all the same where they have one.
    record Granted(Person person) implements ProviderEntry {}

    /// They are nobody's link, and the provider has not made sure of their address, or says none.
    record Unverified() implements ProviderEntry {}

    /// Nobody here has their address.
    record Stranger(String email) implements ProviderEntry {}

    /// The person is not active.
    record Inactive() implements ProviderEntry {}

    /// The person with their address is somebody else at this provider: a link is not replaced by an address
    /// alone.
    record LinkedOtherwise(String email) implements ProviderEntry {}
}
