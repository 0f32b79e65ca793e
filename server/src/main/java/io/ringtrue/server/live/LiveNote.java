package io.ringtrue.server.live;

/// Why a report holds less than the live sources might have said.
public enum LiveNote {
    /// The deadline came first.
    TIMEOUT("timeout"),
    /// A source could not be reached or answered nonsense.
    FAILED("failed"),
    /// A source failed so often that it is left alone for a while.
    PAUSED("paused"),
    /// A source's daily spend limit is reached.
    SPENT("spent"),
    /// A source had as many queries under way as it may.
    BUSY("busy");

    private final String word;

    LiveNote(String word) {
        this.word = word;
    }

    /// As our own API says it.
    public String word() {
        return word;
    }
}
