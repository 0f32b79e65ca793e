package io.ringtrue.server.guard;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A count within a sliding window, written `5/10m`.
///
/// @param count at least 1
/// @param per the window's length
public record Rate(int count, Duration per) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,5})([smhd])");

    /// @throws IllegalArgumentException when the text is not a count, a slash, a number and one of `s`, `m`,
    /// `h`, `d`; the message quotes the text
    public static Rate of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no rate: write count/duration, such as 5/10m");
        }
        long amount = Long.parseLong(form.group(2));
        Duration per = switch (form.group(3)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        return new Rate(Integer.parseInt(form.group(1)), per);
    }

    /// The most that can pass within a span of this length, wherever it begins.
    public long most(Duration span) {
        return count * -Math.floorDiv(-span.toMillis(), per.toMillis());
    }

    @Override
    public String toString() {
        return count + " in " + words(per);
    }

    private static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) return seconds / 86_400 + " d";
        if (seconds % 3_600 == 0) return seconds / 3_600 + " h";
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
