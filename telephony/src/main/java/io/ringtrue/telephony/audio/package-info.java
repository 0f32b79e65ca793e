/// Sound as samples: G.711, WAV files, levels, resampling, tones, and keys heard as tones.
///
/// Entry points: [Sound] and [Clip] are played to a call, [WavFile] reads and writes files, [DtmfDetector]
/// finds keys, [Tones] makes test sounds.
///
/// Threads: none. It never opens a socket and never waits.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.audio;
