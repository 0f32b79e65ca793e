package io.ringtrue.server.dashboard.parts;

import java.util.Map;

/// Fields of a form that break their rules. Nothing was changed.
public final class WrongFields extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> sentences;

    /// @param sentences by the fields' names
    public WrongFields(Map<String, String> sentences) {
        super("wrong: " + sentences.keySet(), null, false, false);
        this.sentences = Map.copyOf(sentences);
    }

    public Map<String, String> sentences() {
        return sentences;
    }
}
