package io.ringtrue.server.speech;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Everything Ringtrue says. Safe for use by many threads; a prompt is joined from clips in a few milliseconds, only
/// a
/// brand heard for the first time is synthesized.
public final class Prompts {
    private static final short[] NOTHING = {};

    /// Renders all static clips, or reads them from the cache; takes a second or two the first time.
    ///
    /// @param engines in order of preference: a language is spoken by the first that speaks it
    /// @throws SpeechFailure when a static clip cannot be rendered; the server should not start
    public Prompts(List<SpeechEngine> engines, PromptCache cache, Progress progress) throws SpeechFailure {}

    /// The languages that have both a wording and a voice; always holds English.
    public Set<Locale> languages() {
        return Set.of(Locale.ENGLISH);
    }

    /// Who calls and what to do, said [Wording#repeats()] times, ending in "press star to hear this again".
    /// Never fails: a brand that cannot be spoken is left out.
    public Prompt askForPin(Wording wording) {
        return new Prompt(NOTHING, "", false);
    }

    /// After a wrong entry, before [#askForPin(Wording)] is played again.
    ///
    /// @param notMeHint also say that star nine means "this was not me"
    public Prompt tryAgain(Locale language, boolean notMeHint) {
        return new Prompt(NOTHING, "", false);
    }

    /// The farewell after the right PIN.
    public Prompt verified(Locale language) {
        return new Prompt(NOTHING, "", false);
    }

    /// The farewell when the PIN was not given.
    public Prompt unverified(Locale language) {
        return new Prompt(NOTHING, "", false);
    }
}
