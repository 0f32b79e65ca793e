package io.ringtrue.server.dashboard.signin;

import java.util.Optional;

/// What the sign-in page offers beside the password.
///
/// @param provider its name; empty: the operator has set none
public record SignInWays(Optional<String> provider) {}
