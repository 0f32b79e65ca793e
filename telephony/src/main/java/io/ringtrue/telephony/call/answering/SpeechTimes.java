package io.ringtrue.telephony.call.answering;

import java.time.Duration;

/// When the far end spoke, in steps of 20 ms. A word is a stretch of voice without a gap of 100 ms; a burst
/// is a stretch of words without a pause of 500 ms.
///
/// @param initialSilence from the answer to the first word, or until now if none came
/// @param firstBurst length of the first burst
/// @param longestBurst length of the longest burst
/// @param talk length of the burst that is going on; zero in a pause
/// @param pause silence since the last word; zero while it speaks
/// @param longestPause the longest pause between two words, of at least 500 ms; zero when there was none
/// @param voice all voice together
/// @param words how many words
/// @param pauses how many pauses between words, each at least 500 ms
/// @param levelDbm0 mean level of the voice, dBm0; 0 when none was heard
/// @param noiseDbm0 the noise floor now, dBm0
/// @param toneHz the last pure tone of at least 150 ms, Hz; 0 when none was heard
public record SpeechTimes(
        Duration initialSilence,
        Duration firstBurst,
        Duration longestBurst,
        Duration talk,
        Duration pause,
        Duration longestPause,
        Duration voice,
        int words,
        int pauses,
        int levelDbm0,
        int noiseDbm0,
        int toneHz) {
    static final SpeechTimes NOTHING = new SpeechTimes(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            0,
            0,
            0,
            0,
            0);
}
