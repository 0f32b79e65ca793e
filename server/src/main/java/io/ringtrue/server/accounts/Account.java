package io.ringtrue.server.accounts;

import java.time.Instant;

/// One customer.
///
/// @param active false: every credential of it is refused
public record Account(
        long id, String name, String company, AccountSettings settings, boolean active, Instant created) {}
