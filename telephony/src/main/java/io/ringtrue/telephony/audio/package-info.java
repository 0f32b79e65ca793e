/// Waves: G.711, WAV, levels, tones.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.audio;
