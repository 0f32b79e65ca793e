package io.ringtrue.telephony.call.keys;

import io.ringtrue.telephony.audio.DtmfDetector;
import io.ringtrue.telephony.rtp.RtpStream;
import io.ringtrue.telephony.rtp.VoiceListener;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Finds keys in a stream's voice, and passes on those that are not the echo of our own voice. It runs on the
/// reader thread, which serves every call, so the work that one far end can cause is limited.
public final class HeardTones implements VoiceListener, DtmfDetector.Keys {
    /// Samples searched in a second. That is one and a half times the normal rate, for far ends whose clock
    /// runs fast.
    private static final int MOST_SAMPLES = 12_000;
    /// Three seconds of voice, which the network may delay and then deliver at once.
    private static final int MOST_SAMPLES_AT_ONCE = 24_000;
    /// Comparisons with our own voice in a second. Nobody presses so many keys.
    private static final int MOST_QUESTIONS = 20;

    /// Receives the keys.
    @FunctionalInterface
    public interface Road extends DtmfDetector.Keys {
        /// Whether a press of this key would count now. If not, the costly comparison with our own voice is
        /// left out.
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

    /// @param stream the stream that is heard, which also recognizes the echo of what it sent
    /// @param keys receives the keys
    public HeardTones(RtpStream stream, Road keys) {
        this(stream::isEcho, keys, System::nanoTime);
    }

    /// @param isEcho whether 35 ms of sound are the echo of our own
    /// @param keys receives the keys
    /// @param nanoTime the clock for the limits
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

    /// When the limit of comparisons is reached, the key counts as our own: a lost key is better than a false
    /// one.
    private boolean isOurs() {
        return !questions.take(1) || isEcho.test(detector.lastHeard());
    }

    @Override
    public void held(char key) {
        if (!ours) keys.held(key);
    }
}
