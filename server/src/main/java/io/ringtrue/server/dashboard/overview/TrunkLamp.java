package io.ringtrue.server.dashboard.overview;

/// A trunk as the overview shows it.
///
/// @param builtIn whether it is the sandbox's carrier
/// @param mostCalls at once
public record TrunkLamp(String name, boolean builtIn, int mostCalls) {}
