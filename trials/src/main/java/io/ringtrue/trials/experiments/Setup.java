package io.ringtrue.trials.experiments;

import java.util.LinkedHashMap;
import java.util.Map;

/// What an experiment needs.
///
/// @param nodes more than one needs PostgreSQL
/// @param settings dotted keys and YAML values that replace those of [Trial]
/// @param disk size of a file system of its own for the first node's data, in MiB; 0: none
/// @param fakeTime whether the nodes' wall clock can be moved
/// @param limits shell commands before each start, such as `ulimit -n 256`
/// @param silentNames whether the nodes ask a name server that never answers
public record Setup(
        Store store,
        int nodes,
        Map<String, String> settings,
        int disk,
        boolean fakeTime,
        String limits,
        boolean silentNames) {
    public static Setup of(Store store, int nodes) {
        return new Setup(store, nodes, Map.of(), 0, false, "", false);
    }

    Setup with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(key, value);
        return new Setup(store, nodes, more, disk, fakeTime, limits, silentNames);
    }

    /// A copy on this store. Nodes share nothing on SQLite, so there is only one then.
    Setup on(Store other) {
        int shared = other == Store.SQLITE ? 1 : nodes;
        return new Setup(other, shared, settings, disk, fakeTime, limits, silentNames);
    }

    Setup onDisk(int mebibytes) {
        return new Setup(store, nodes, settings, mebibytes, fakeTime, limits, silentNames);
    }

    Setup withFakeTime() {
        return new Setup(store, nodes, settings, disk, true, limits, silentNames);
    }

    Setup limitedBy(String shell) {
        return new Setup(store, nodes, settings, disk, fakeTime, shell, silentNames);
    }

    Setup withSilentNames() {
        return new Setup(store, nodes, settings, disk, fakeTime, limits, true);
    }
}
