package io.ringtrue.server.dashboard.settings.limits;

import java.util.List;

/// What the configuration file says about destinations and frequency, as it is in force.
///
/// @param types kinds of numbers that are never called
/// @param prefixes first digits that are never called
/// @param rates how often
/// @param sandbox whether the limits are those of the sandbox, which is not held back
public record LimitRules(List<String> types, List<String> prefixes, List<Rate> rates, boolean sandbox) {
    /// @param label what is counted
    /// @param value how many
    /// @param key under `ringtrue.limits`
    public record Rate(String label, String value, String key) {}
}
