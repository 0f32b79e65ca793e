package io.ringtrue.telephony.call.answering;

import io.ringtrue.telephony.audio.PureTone;

/// Finds the tones that machines and networks send: the beep before a recording, the three tones before an
/// announcement, fax tones, ring-back and busy tones.
///
/// ```
///  ▁▁▁▁▁▁┌ tone: frames of one frequency ┐▁▁▁▁▁▁▁▁▁▁▁▁
///         7 strong frames: it is a tone    quiet for 6 frames (a low tone: 30): it was a beep
/// ```
///
/// Used by one thread at a time. Allocates nothing after it is made.
final class AnswerTones {
    /// Frames with at least half the energy of the strongest: a tone of 150 ms fills at least seven to half.
    private static final int SHORTEST = 7;
    /// A longer tone needs no silence after it to be a beep: 0.8 s.
    private static final int SURELY_LONG = 40;
    private static final int AFTER_BEEP = 6;
    /// Frames within a tone that do not fit: lost ones, and those with a click.
    private static final int MOST_GAP = 2;
    /// Busy tones repeat after at most 0.5 s, so a beep of their frequency must stand alone for 0.6 s.
    private static final int AFTER_LOW_BEEP = 30;
    /// A longer low tone is no beep: 1.2 s. A shorter one that nobody has spoken before is a progress tone
    /// from 0.34 s on.
    private static final int LONGEST_LOW_BEEP = 60;
    private static final int SHORTEST_PROGRESS = 17;

    private static final double LOWEST_BEEP_HZ = 390;
    private static final double HIGHEST_BEEP_HZ = 2_040;
    /// ITU-T E.180 recommends 425 Hz for ring-back and busy; 400 + 450 and 440 + 480 look like their mean.
    private static final double LOWEST_PROGRESS_HZ = 390;
    private static final double HIGHEST_PROGRESS_HZ = 475;
    /// ITU-T E.180 §7: 950, 1400 and 1800 Hz, each ±50.
    private static final int[] NETWORK_HZ = {950, 1400, 1800};
    private static final double NETWORK_TOLERANCE_HZ = 55;

    private final PureTone meter = new PureTone();
    /// Frames of the running tone, and those of them that are strong.
    private int run;
    private int strong;
    private double strongest;
    private double hz;
    private int gap;
    /// Frames since a tone has ended that may have been a beep; negative when none has.
    private int quiet = -1;
    /// How many of the network's three tones have been heard, and whether the running one is counted.
    private int steps;

    private boolean stepped;
    private int lastToneHz;
    private int lastLength;
    private boolean repeats;
    /// Whether a word had been heard before the tone.
    private boolean afterVoice;

    private Sign heard = Sign.NONE;
    private boolean sounding;

    /// Takes the next frame.
    ///
    /// @param energy of the frame, any unit
    /// @param mayBeTone whether it is as loud as voice and not our own echo
    /// @param spoken whether a word has been heard before
    /// @return what the frame completes; [Sign#NONE] mostly
    Sign hear(short[] frame, int from, double energy, boolean mayBeTone, boolean spoken) {
        heard = Sign.NONE;
        if (mayBeTone && meter.hears(frame, from) && meter.hz() >= LOWEST_BEEP_HZ) tone(energy, spoken);
        else if (run > 0 && ++gap <= MOST_GAP) run++;
        else pause();
        return heard;
    }

    private void tone(double energy, boolean spoken) {
        if (run > 0 && Math.abs(meter.hz() - hz) > Math.max(20, hz * 0.03)) end();
        hz = run == 0 ? meter.hz() : hz + (meter.hz() - hz) / 4;
        if (run == 0) begin(spoken);
        run++;
        gap = 0;
        if (energy > 2 * strongest) strong = 0;
        strongest = Math.max(strongest, energy);
        if (energy >= strongest / 2) strong++;
        sounding = strong >= SHORTEST;
        if (sounding) lasts();
    }

    private void begin(boolean spoken) {
        afterVoice = spoken;
        repeats = quiet >= 0 && Math.abs(hz - lastToneHz) < 20;
        strong = 0;
        strongest = 0;
        stepped = false;
        gap = 0;
        quiet = -1;
    }

    /// The running tone is long enough to be one.
    private void lasts() {
        lastToneHz = (int) Math.round(hz);
        lastLength = run;
        if (!stepped) step();
        if (steps == NETWORK_HZ.length) {
            heard = Sign.NETWORK_TONES;
        } else if (near(2_100, 30) && run >= 25 || near(1_100, 42) && run >= 20 && !afterVoice) {
            heard = Sign.FAX;
        } else if (isProgress()) {
            if (run >= SHORTEST_PROGRESS && (!afterVoice || repeats || run > LONGEST_LOW_BEEP))
                heard = Sign.PROGRESS_TONE;
        } else if (run >= SURELY_LONG && hz <= HIGHEST_BEEP_HZ) {
            heard = Sign.BEEP;
        }
    }

    private void step() {
        stepped = true;
        if (steps < NETWORK_HZ.length && near(NETWORK_HZ[steps], NETWORK_TOLERANCE_HZ)) steps++;
        else steps = near(NETWORK_HZ[0], NETWORK_TOLERANCE_HZ) ? 1 : 0;
    }

    private boolean near(double nominal, double tolerance) {
        return Math.abs(hz - nominal) <= tolerance;
    }

    private boolean isProgress() {
        return hz >= LOWEST_PROGRESS_HZ && hz <= HIGHEST_PROGRESS_HZ;
    }

    private void pause() {
        if (run > 0) end();
        else if (quiet >= 0) quiet++;
        if (quiet < 0) return;
        boolean low = lastToneHz <= HIGHEST_PROGRESS_HZ;
        if (quiet == (low ? AFTER_LOW_BEEP : AFTER_BEEP)) {
            steps = 0;
            boolean beep =
                    lastToneHz <= HIGHEST_BEEP_HZ && (!low || afterVoice && lastLength <= LONGEST_LOW_BEEP && !repeats);
            if (beep) heard = Sign.BEEP;
            if (!low || beep) quiet = -1;
        } else if (quiet > 2 * AFTER_LOW_BEEP) {
            quiet = -1;
        }
    }

    private void end() {
        if (sounding) quiet = 0;
        run = 0;
        strong = 0;
        sounding = false;
    }

    /// Whether the last frame may belong to a tone that is not yet long enough to be one.
    boolean isPending() {
        return run > 0 && !sounding;
    }

    /// Whether a tone is heard now.
    boolean isSounding() {
        return sounding;
    }

    /// The frequency of the last tone, Hz; 0 when none was heard.
    int lastToneHz() {
        return lastToneHz;
    }
}
