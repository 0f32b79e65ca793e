package io.ringtrue.telephony.call.answering;

/// What we send, to recognize it when it comes back.
public interface OwnVoice {
    /// No place.
    long NOWHERE = Long.MIN_VALUE;

    /// A stream whose own voice is not known.
    OwnVoice UNKNOWN = new OwnVoice() {
        @Override
        public long find(short[] sound) {
            return NOWHERE;
        }

        @Override
        public long findNear(short[] sound, long place) {
            return NOWHERE;
        }
    };

    /// Searches the last second of our voice for this sound, apart from its loudness: half a million
    /// multiplications if we have spoken in that second, and nothing otherwise.
    ///
    /// @return where it began, in samples that we sent; [#NOWHERE] when it is not ours
    long find(short[] sound);

    /// The same, but only at this place and two samples to each side: some two thousand multiplications.
    long findNear(short[] sound, long place);
}
