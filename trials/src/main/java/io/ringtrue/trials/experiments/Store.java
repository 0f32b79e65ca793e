package io.ringtrue.trials.experiments;

/// Where an installation keeps its data.
public enum Store {
    SQLITE,
    POSTGRESQL
}
