package io.ringtrue.telephony.call.trunk;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings of a trunk as somebody wrote them or an earlier version stored them, not yet checked. Printed
/// by its name alone, because a value may be a password.
///
/// @param settings values as written; a missing setting has its usual value
public record TrunkDraft(String name, Map<TrunkSetting, Object> settings) {
    public TrunkDraft {
        settings = Collections.unmodifiableMap(copy(settings));
    }

    /// A draft with the usual value for each setting.
    public TrunkDraft(String name) {
        this(name, Map.of());
    }

    /// A copy with another value for this setting.
    ///
    /// @param value null when none was written: the setting stays as it is
    public TrunkDraft with(TrunkSetting setting, @Nullable Object value) {
        return value == null ? this : with(Map.of(setting, value));
    }

    /// A copy with other values for these settings.
    public TrunkDraft with(Map<TrunkSetting, ?> changes) {
        Map<TrunkSetting, Object> changed = copy(settings);
        changed.putAll(changes);
        return new TrunkDraft(name, changed);
    }

    /// A copy that keeps only these settings; all others have their usual values.
    public TrunkDraft only(Set<TrunkSetting> kept) {
        Map<TrunkSetting, Object> fewer = copy(settings);
        fewer.keySet().retainAll(kept);
        return new TrunkDraft(name, fewer);
    }

    private static Map<TrunkSetting, Object> copy(Map<TrunkSetting, ?> settings) {
        Map<TrunkSetting, Object> copy = new EnumMap<>(TrunkSetting.class);
        copy.putAll(settings);
        return copy;
    }

    /// Checks the values.
    ///
    /// @throws TrunkFault when values break their rules; it names all of them
    public Trunk trunk() {
        return new Trunk(name, settings);
    }

    @Override
    public String toString() {
        return "draft of trunk " + name;
    }
}
