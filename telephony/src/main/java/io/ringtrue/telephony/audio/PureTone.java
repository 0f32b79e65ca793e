package io.ringtrue.telephony.audio;

/// Measures whether a frame is one pure tone, and its frequency. Voices have harmonics, tones of equipment
/// have none.
///
/// The autocorrelation of a sine is a cosine of the same frequency. Noise adds to it at lag 0 alone, so the
/// frequency is computed from the other lags. Two tones, such as those of a keypad, no longer fit one cosine
/// at the far lags; tones 40 or 50 Hz apart, as in ring-back tones, still do.
///
/// ```
///  lag    0 │ 1 … 9          │ 17 … 24
///   all energy │ the frequency  │ whether it still fits
/// ```
///
/// Used by one thread at a time. Allocates nothing after it is made.
public final class PureTone {
    private static final int FRAME = 160; // 20 ms
    private static final int NEAR = 9;
    private static final int FAR = 17;
    private static final int LAST = 24;
    /// Samples are reduced to this many bits, so that the sum of 160 products fits an `int`, which the
    /// processor adds eight at a time.
    private static final int BITS = 11;
    /// The part of the energy that a tone must have: a tone with noise 10 dB below it has 0.91.
    private static final double PURITY = 0.8;

    /// The frame, behind the last samples of the frame before.
    private final short[] raw = new short[LAST + FRAME];

    private final int[] samples = new int[LAST + FRAME];
    private final double[] near = new double[NEAR + 1];
    private double hz;

    /// Examines the next frame.
    ///
    /// @param frame 160 samples at 8 kHz from `from` on
    /// @return whether it is a pure tone; then [#hz()] is its frequency
    public boolean hears(short[] frame, int from) {
        int most = load(frame, from);
        hz = 0;
        double all = most == 0 ? 0 : product(0);
        if (all == 0) return false;
        double omega = frequency();
        if (Double.isNaN(omega) || fit(omega, 1, NEAR) < PURITY * all || fit(omega, FAR, LAST) < PURITY * all) {
            return false;
        }
        hz = omega * Wave.TELEPHONE_RATE / (2 * Math.PI);
        return true;
    }

    /// The frequency of the last frame, in Hz; 0 when it was no pure tone.
    public double hz() {
        return hz;
    }

    /// The last samples of the frame before move to the front, the new frame follows, and all are reduced.
    ///
    /// @return the largest magnitude
    private int load(short[] frame, int from) {
        System.arraycopy(raw, FRAME, raw, 0, LAST);
        System.arraycopy(frame, from, raw, LAST, FRAME);
        int most = 0;
        for (short sample : raw) most = Math.max(most, Math.abs(sample));
        int shift = Math.max(0, 32 - Integer.numberOfLeadingZeros(most) - BITS);
        for (int i = 0; i < samples.length; i++) samples[i] = raw[i] >> shift;
        return most;
    }

    /// The frequency in radians a sample, which fits R(k+1) + R(k−1) = 2 cos ω R(k) best; NaN when none does.
    private double frequency() {
        for (int lag = 1; lag <= NEAR; lag++) near[lag] = product(lag);
        double across = 0;
        double along = 0;
        for (int lag = 2; lag < NEAR; lag++) {
            across += near[lag] * (near[lag + 1] + near[lag - 1]);
            along += near[lag] * near[lag];
        }
        double cosine = across / (2 * along);
        return cosine > -1 && cosine < 1 ? Math.acos(cosine) : Double.NaN;
    }

    /// The energy of a tone of this frequency, by the lags from `first` to `last`.
    private double fit(double omega, int first, int last) {
        double turn = 2 * Math.cos(omega);
        double before = Math.cos(omega * (first - 1));
        double now = Math.cos(omega * first);
        double along = 0;
        double squares = 0;
        for (int lag = first; lag <= last; lag++) {
            along += now * (lag <= NEAR ? near[lag] : product(lag));
            squares += now * now;
            double next = turn * now - before;
            before = now;
            now = next;
        }
        return along / squares;
    }

    /// The autocorrelation: the sum of the products of samples this far apart.
    private double product(int lag) {
        int sum = 0;
        for (int i = LAST; i < LAST + FRAME; i++) sum += samples[i] * samples[i - lag];
        return sum;
    }
}
