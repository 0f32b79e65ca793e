/// Measures how `telephony.audio.DtmfDetector` hears keys in the voice: on the grid of ITU-T Q.23 and Q.24,
/// and on speech, in which it must hear none.
///
/// Entry point: [DigitGrid]. Nothing here is shipped.
@org.jspecify.annotations.NullMarked
package io.ringtrue.bench.digits;
