package io.ringtrue.server.speech;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.telephony.audio.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The engines of one language in order of preference. Each sentence is said by the first that can: a recording
/// that is missing or an engine that fails costs only its turn.
///
/// @param engines each speaks the language
record SpeakingOrder(Locale language, List<SpeechEngine> engines) {
    private static final System.Logger LOG = System.getLogger(SpeakingOrder.class.getName());

    SpeakingOrder {
        engines = List.copyOf(engines);
    }

    /// Says a sentence that is the same for everybody.
    ///
    /// @param id its key or character
    /// @throws SpeechFailure when no engine can; the message names each with its reason
    Rendition fixed(String id, String text, PromptCache cache) throws SpeechFailure {
        List<String> reasons = new ArrayList<>();
        for (SpeechEngine engine : engines) {
            try {
                Optional<short[]> recorded = engine.recorded(id, language);
                if (recorded.isPresent()) return new Rendition(new Clip(recorded.get()), engine.id(), true);
                if (!engine.reads(text)) continue;
                Clip clip = cache.fixed(engine, text, language);
                if (clip.length() > 0) return new Rendition(clip, engine.id(), true);
                reasons.add(engine.id() + " stays silent");
            } catch (SpeechFailure e) {
                reasons.add(String.valueOf(e.getMessage()));
            }
            LOG.log(WARNING, language.toLanguageTag() + ", " + id + ": " + reasons.getLast());
        }
        throw new SpeechFailure(
                "no voice says " + id + " in " + language.toLanguageTag() + ": " + String.join("; ", reasons));
    }

    /// Renders by one engine, by way of a cache or not.
    interface Rendering {
        Clip by(SpeechEngine engine) throws SpeechFailure;
    }

    /// Says something of a customer's.
    ///
    /// @param words what the engine must be able to read
    /// @return empty: no engine can read it, or all that can have failed
    Optional<Rendition> made(String words, Rendering rendering) {
        for (SpeechEngine engine : engines) {
            if (!engine.reads(words)) continue;
            try {
                Clip clip = rendering.by(engine);
                if (clip.length() > 0) return Optional.of(new Rendition(clip, engine.id(), false));
                LOG.log(
                        DEBUG,
                        () -> language.toLanguageTag() + ", a customer's words: " + engine.id() + " stays silent");
            } catch (SpeechFailure e) {
                LOG.log(WARNING, language.toLanguageTag() + ", a customer's words: " + e.getMessage());
            }
        }
        return Optional.empty();
    }
}
