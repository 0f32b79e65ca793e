package io.ringtrue.server.speech;

import io.ringtrue.server.speech.sound.SlowMotion;
import io.ringtrue.telephony.audio.Clip;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How fast a prompt is said. Slower clips are made once and kept if they are the same for everybody. Safe for use
/// by many threads.
final class Pace {
    /// As the engines speak.
    static final Pace USUAL = new Pace(1);

    private final double factor;
    private final Map<Clip, Clip> kept = new ConcurrentHashMap<>();

    private Pace(double factor) {
        this.factor = factor;
    }

    /// 1.25 times as slow.
    static Pace slower() {
        return new Pace(SlowMotion.FACTOR);
    }

    Clip of(Rendition rendition) {
        if (factor == 1) return rendition.clip();
        return rendition.fixed()
                ? kept.computeIfAbsent(rendition.clip(), SlowMotion::of)
                : SlowMotion.of(rendition.clip());
    }

    Duration of(Duration pause) {
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }
}
