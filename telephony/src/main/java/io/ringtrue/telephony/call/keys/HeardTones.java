package io.ringtrue.telephony.call.keys;

import io.ringtrue.telephony.audio.DtmfDetector;
import io.ringtrue.telephony.rtp.RtpStream;
import io.ringtrue.telephony.rtp.VoiceListener;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Hears keys in a stream's voice, and passes on those that are not our own voice come back. Used by the
/// stream's reader, which reads for every call: what one far end may make it search is bounded.
public final class HeardTones implements VoiceListener, DtmfDetector.Keys {
    /// Samples searched a second: half as many again as are spoken, for clocks that run fast.
    private static final int MOST_SAMPLES = 12_000;
    /// Three seconds of voice: the network may hold it up and then bring it all at once.
    private static final int MOST_SAMPLES_AT_ONCE = 24_000;
    /// Comparisons with our own voice a second; no hand presses so many keys.
    private static final int MOST_QUESTIONS = 20;

    /// Where the keys go.
    @FunctionalInterface
    public interface Road extends DtmfDetector.Keys {
        /// Whether a press of it would change anything just now. Where it would not, nobody need know whose it is.
        default boolean mayCount(char key) {
            return true;
        }
    }

    private final DtmfDetector detector = new DtmfDetector(this);
    private final Predicate<short[]> isEcho;
    private final Road keys;
    private final Allowance samples;
    private final Allowance questions;
    private boolean ours;

    public HeardTones(RtpStream stream, Road keys) {
        this(stream::isEcho, keys, System::nanoTime);
    }

    public HeardTones(Predicate<short[]> isEcho, Road keys, LongSupplier nanoTime) {
        this.isEcho = isEcho;
        this.keys = keys;
        this.samples = new Allowance(MOST_SAMPLES, MOST_SAMPLES_AT_ONCE, nanoTime);
        this.questions = new Allowance(MOST_QUESTIONS, MOST_QUESTIONS, nanoTime);
    }

    @Override
    public void heard(short[] voice) {
        if (samples.take(voice.length)) detector.hear(voice);
    }

    @Override
    public void pressed(char key) {
        ours = keys.mayCount(key) && isOurs();
        if (!ours) keys.pressed(key);
    }

    /// What cannot be asked any more is taken for ours: better no key than one of our own.
    private boolean isOurs() {
        return !questions.take(1) || isEcho.test(detector.lastHeard());
    }

    @Override
    public void held(char key) {
        if (!ours) keys.held(key);
    }
}
