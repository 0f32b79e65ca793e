package io.ringtrue.server.speech;

import io.ringtrue.telephony.audio.Clip;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps rendered clips, so that an engine renders each sentence once. Static clips stay in memory and on
/// disk. Clips with a brand stay in memory until more recently used ones need the room. A caller that asks
/// for a clip being rendered waits for it. [Narrator] never passes a text that may contain a PIN. Safe for
/// use by many threads.
public final class PromptCache {
    /// About 16 MB: a sentence has 30 kB of samples, and half as much again for each codec in use.
    private static final int BRANDS = 256;

    private final Map<ClipKey, Slot> fixed = new ConcurrentHashMap<>();
    private final BoundedMap brands = new BoundedMap();
    private final Optional<ClipFolder> folder;

    /// @param directory where static clips outlive a restart; created when missing. Empty, or one that cannot
    /// be created: static clips are kept in memory only
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

    /// One clip. The first caller renders it while the others wait; after a failure the next
    /// caller tries again.
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
