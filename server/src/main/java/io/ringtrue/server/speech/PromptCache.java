package io.ringtrue.server.speech;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Rendered clips, so that an engine says each sentence once. Static ones stay, in memory and on disk; those with a
/// brand are kept in memory, the least recently used forgotten first. Whoever asks for a clip that is being
/// rendered waits for it. What may hold a PIN is never handed in: [Narrator] sees to that.
public final class PromptCache {
    /// At 30 kB a sentence about 8 MB.
    private static final int BRANDS = 256;

    private final Map<ClipKey, Clip> fixed = new ConcurrentHashMap<>();
    private final BoundedMap brands = new BoundedMap();
    private final Optional<ClipFolder> folder;

    /// @param directory where static clips outlive a restart, made when missing; empty, or one that cannot be
    /// made: in memory only
    public PromptCache(Optional<Path> directory) {
        this.folder = directory.flatMap(ClipFolder::open);
    }

    /// A sentence that is the same for everybody. The samples are shared: not to be changed.
    short[] fixed(SpeechEngine engine, String text, Locale language) throws SpeechFailure {
        ClipKey key = ClipKey.of(engine, text, language);
        return fixed.computeIfAbsent(key, _ -> new Clip()).samples(() -> fromFolder(key, engine, text, language));
    }

    /// A sentence with a brand that holds no digit. The samples are shared: not to be changed.
    short[] branded(SpeechEngine engine, String text, Locale language) throws SpeechFailure {
        Clip clip;
        synchronized (brands) {
            clip = brands.computeIfAbsent(ClipKey.of(engine, text, language), _ -> new Clip());
        }
        return clip.samples(() -> engine.synthesize(text, language));
    }

    private short[] fromFolder(ClipKey key, SpeechEngine engine, String text, Locale language) throws SpeechFailure {
        Optional<short[]> kept = folder.flatMap(f -> f.read(key));
        if (kept.isPresent()) {
            return kept.get();
        }
        short[] samples = engine.synthesize(text, language);
        folder.ifPresent(f -> f.write(key, samples));
        return samples;
    }

    private interface Rendering {
        short[] samples() throws SpeechFailure;
    }

    /// One clip, rendered by the first who wants it; the others wait at its door. A failure leaves it empty for the
    /// next.
    private static final class Clip {
        private short[] samples = {};

        synchronized short[] samples(Rendering rendering) throws SpeechFailure {
            if (samples.length == 0) {
                samples = rendering.samples();
            }
            return samples;
        }
    }

    private static final class BoundedMap extends LinkedHashMap<ClipKey, Clip> {
        private static final long serialVersionUID = 1L;

        BoundedMap() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClipKey, Clip> eldest) {
            return size() > BRANDS;
        }
    }
}
