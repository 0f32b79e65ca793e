package io.ringtrue.server.dashboard.verifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who spoke when, as coordinates of a picture.
///
/// @param spoken our prompts
/// @param keys where keys were pressed
/// @param match where the PIN matched; empty: it did not
public record Chart(int width, List<Bar> spoken, List<String> keys, List<Tick> ticks, Optional<String> match) {
    private static final int LEFT = 70;
    private static final int RIGHT = 8;
    private static final int[] STEPS = {1, 2, 5, 10, 20, 30, 60, 120, 300};

    /// Room for a tick's text.
    private static final int TICK = 60;

    public record Bar(String x, String width) {}

    public record Tick(String x, String text) {}

    /// @param spoken beginnings and ends in seconds after the answer
    static Chart of(int width, List<double[]> spoken, List<Double> keys, Optional<Double> match) {
        double end = 1;
        for (double[] span : spoken) end = Math.max(end, span[1]);
        for (double key : keys) end = Math.max(end, key);
        double scale = (width - LEFT - RIGHT) / (end * 1.02);
        return new Chart(
                width,
                spoken.stream()
                        .map(span -> new Bar(at(span[0], scale), length(span[1] - span[0], scale)))
                        .toList(),
                keys.stream().map(key -> at(key, scale)).toList(),
                ticks(end, scale),
                match.map(key -> at(key, scale)));
    }

    private static List<Tick> ticks(double end, double scale) {
        int step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) if (STEPS[i] * scale >= TICK) step = STEPS[i];
        List<Tick> ticks = new ArrayList<>();
        for (int second = 0; second <= end; second += step) ticks.add(new Tick(at(second, scale), second + " s"));
        return ticks;
    }

    private static String at(double seconds, double scale) {
        return String.format(Locale.ROOT, "%.1f", LEFT + seconds * scale);
    }

    private static String length(double seconds, double scale) {
        return String.format(Locale.ROOT, "%.1f", Math.max(1, seconds * scale));
    }

    public int track() {
        return width - LEFT - RIGHT;
    }
}
