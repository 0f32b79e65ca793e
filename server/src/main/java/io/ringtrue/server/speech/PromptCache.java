package io.ringtrue.server.speech;

import io.ringtrue.telephony.audio.Clip;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Rendered clips, so that an engine says each sentence once. Static ones stay, in memory and on disk; those
/// with a brand are kept in memory, the least recently used forgotten first. Whoever asks for a clip that is
/// being rendered waits for it. What may hold a PIN is never handed in: [Narrator] sees to that.
public final class PromptCache {
    /// At 30 kB of samples a sentence, and half as much for each codec in use, about 16 MB.
    private static final int BRANDS = 256;

    private final Map<ClipKey, Slot> fixed = new ConcurrentHashMap<>();
    private final BoundedMap brands = new BoundedMap();
    private final Optional<ClipFolder> folder;

    /// @param directory where static clips outlive a restart, made when missing; empty, or one that cannot be
    /// made: in memory only
    public PromptCache(Optional<Path> directory) {
        this.folder = directory.flatMap(ClipFolder::open);
    }

    /// A sentence that is the same for everybody.
    Clip fixed(SpeechEngine engine, String text, Locale language) throws SpeechFailure {
        ClipKey key = ClipKey.of(engine, text, language);
        return fixed.computeIfAbsent(key, _ -> new Slot()).clip(() -> fromFolder(key, engine, text, language));
    }

    /// A sentence with a brand that holds no digit.
    Clip branded(SpeechEngine engine, String text, Locale language) throws SpeechFailure {
        Slot slot;
        synchronized (brands) {
            slot = brands.computeIfAbsent(ClipKey.of(engine, text, language), _ -> new Slot());
        }
        return slot.clip(() -> engine.synthesize(text, language));
    }

    private short[] fromFolder(ClipKey key, SpeechEngine engine, String text, Locale language) throws SpeechFailure {
        Optional<short[]> kept = folder.flatMap(f -> f.read(key));
        if (kept.isPresent()) return kept.get();
        short[] samples = engine.synthesize(text, language);
        folder.ifPresent(f -> f.write(key, samples));
        return samples;
    }

    private interface Rendering {
        short[] samples() throws SpeechFailure;
    }

    /// One clip, rendered by the first who wants it; the others wait at its door. A failure leaves it empty
    /// for the next.
    private static final class Slot {
        private Clip clip = new Clip(new short[0]);

        synchronized Clip clip(Rendering rendering) throws SpeechFailure {
            if (clip.length() == 0) clip = new Clip(rendering.samples());
            return clip;
        }
    }

    private static final class BoundedMap extends LinkedHashMap<ClipKey, Slot> {
        private static final long serialVersionUID = 1L;

        BoundedMap() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClipKey, Slot> eldest) {
            return size() > BRANDS;
        }
    }
}
