package io.ringtrue.telephony.call.trunk;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody wrote about a trunk, or an earlier version stored: not judged yet. Prints its name
/// alone, since a value may be a password.
///
/// @param settings values as written; what is absent has its usual value
public record TrunkDraft(String name, Map<TrunkSetting, Object> settings) {
    public TrunkDraft {
        settings = Collections.unmodifiableMap(copy(settings));
    }

    /// One that has the usual value for each setting.
    public TrunkDraft(String name) {
        this(name, Map.of());
    }

    /// The same with another value for this setting.
    ///
    /// @param value null: none was written, and the setting stays as it is
    public TrunkDraft with(TrunkSetting setting, @Nullable Object value) {
        return value == null ? this : with(Map.of(setting, value));
    }

    /// The same with other values for these settings.
    public TrunkDraft with(Map<TrunkSetting, ?> changes) {
        Map<TrunkSetting, Object> changed = copy(settings);
        changed.putAll(changes);
        return new TrunkDraft(name, changed);
    }

    /// The same with the usual values for all but these settings.
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

    /// @throws TrunkFault when values break their rule; it names all of them
    public Trunk trunk() {
        return new Trunk(name, settings);
    }

    @Override
    public String toString() {
        return "draft of trunk " + name;
    }
}
