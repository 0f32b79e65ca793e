package io.ringtrue.server.calls;

import io.ringtrue.server.speech.Prompt;
import java.util.List;

/// Writes down what a call says, and whose voice says it where that is not the one before: a voice that fails is
/// replaced by another.
final class Telling {
    private final CallJournal journal;
    private List<String> voices = List.of();

    Telling(CallJournal journal) {
        this.journal = journal;
    }

    /// Call it just before the prompt is played.
    void says(Prompt prompt) {
        if (!prompt.voices().isEmpty() && !prompt.voices().equals(voices)) {
            voices = prompt.voices();
            journal.note("voice", String.join(", ", voices));
        }
        journal.note("speaking", prompt.text());
    }
}
