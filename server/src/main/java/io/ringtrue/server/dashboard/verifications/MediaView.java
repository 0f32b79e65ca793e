package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.dashboard.parts.Times;
import io.ringtrue.telephony.call.CallTrace;
import io.ringtrue.telephony.call.MediaFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The voice of a call: who spoke when, and its figures.
///
/// @param wide the chart for a card with room
/// @param narrow for one without
/// @param sentence what the chart shows
public record MediaView(Chart wide, Chart narrow, String sentence, List<Figure> figures) {
    private static final int WIDE = 700;
    private static final int NARROW = 330;
    private static final int PERCENT = 100;

    /// @param note stands below the value; empty: nothing
    public record Figure(String label, String value, String note) {}

    /// @return empty when no voice was agreed
    static Optional<MediaView> of(Story story) {
        return story.call().flatMap(call -> call.media().map(media -> of(story, call, media)));
    }

    private static MediaView of(Story story, CallTrace call, MediaFigures media) {
        Duration answer = call.toAnswer().orElse(Duration.ZERO);
        List<double[]> spoken = media.spoken().stream()
                .map(span -> new double[] {
                    seconds(span.from().minus(answer)), seconds(span.to().minus(answer))
                })
                .toList();
        Instant answered = call.began().plus(answer);
        List<Double> keys = times(story, "key", answered);
        List<Double> entries = times(story, "keys", answered);
        Optional<Double> match = story.line().reason().equals("pin-matched") && !entries.isEmpty()
                ? Optional.of(entries.getLast())
                : Optional.empty();
        return new MediaView(
                Chart.of(WIDE, spoken, keys, match),
                Chart.of(NARROW, spoken, keys, match),
                sentence(spoken, keys),
                figures(story, media));
    }

    private static List<Double> times(Story story, String event, Instant answered) {
        return story.timeline().stream()
                .filter(each -> each.event().equals(event))
                .map(each -> Math.max(0, seconds(Duration.between(answered, each.at()))))
                .toList();
    }

    private static double seconds(Duration time) {
        return Math.max(0, time.toNanos() / 1e9);
    }

    private static String sentence(List<double[]> spoken, List<Double> keys) {
        List<String> spans = spoken.stream()
                .map(span -> String.format(Locale.ROOT, "%.1f to %.1f s", span[0], span[1]))
                .toList();
        String we = spans.isEmpty() ? "We did not speak." : "We spoke from " + String.join(", ", spans) + ".";
        return keys.isEmpty()
                ? we + " No key was pressed."
                : we + String.format(Locale.ROOT, " Keys from %.1f to %.1f s.", keys.getFirst(), keys.getLast());
    }

    private static List<Figure> figures(Story story, MediaFigures media) {
        long due = media.received().packets() + media.lost();
        String lost = due == 0
                ? "nothing came"
                : String.format(Locale.ROOT, "%.1f %% lost", (double) PERCENT * media.lost() / due);
        List<String> odd = new ArrayList<>();
        if (media.late() > 0) odd.add(media.late() + " late");
        if (media.repeated() > 0) odd.add(media.repeated() + " twice");
        if (media.foreign() > 0) odd.add(media.foreign() + " of strangers");
        int keys = media.keys().events() + media.keys().tones() + media.keys().info();
        return List.of(
                new Figure("Sent", packets(media.sent().packets()), media.packetMillis() + " ms each"),
                new Figure("Received", packets(media.received().packets()), lost),
                new Figure(
                        "Jitter at the end",
                        due == 0 ? "–" : String.format(Locale.ROOT, "%.1f ms", media.jitterMillis()),
                        odd.isEmpty() ? "none late, none twice" : String.join(", ", odd)),
                new Figure(
                        "Codec",
                        media.codec(),
                        media.srtp().map(suite -> "SRTP").orElse("not encrypted")),
                new Figure("Keys", Integer.toString(keys), ways(media.keys())),
                answeredBy(story, keys));
    }

    private static String packets(long n) {
        return String.format(Locale.ROOT, "%,d packets", n);
    }

    private static String ways(MediaFigures.Keys keys) {
        List<String> ways = new ArrayList<>();
        if (keys.events() > 0) ways.add("RFC 4733");
        if (keys.tones() > 0) ways.add("tones");
        if (keys.info() > 0) ways.add("SIP INFO");
        return ways.isEmpty() ? "none pressed" : "by " + String.join(" and ", ways);
    }

    /// The detector's judgement is not kept; what is known comes from the outcome.
    private static Figure answeredBy(Story story, int keys) {
        String after = story.call()
                .flatMap(CallTrace::toAnswer)
                .map(time -> "after " + Times.seconds(time, 1))
                .orElse("");
        if (story.line().reason().equals("machine")) return new Figure("Answered by", "A machine", after);
        return keys > 0
                ? new Figure("Answered by", "A person", after + ", who pressed keys")
                : new Figure("Answered by", "–", after.isEmpty() ? "not answered" : after + "; no key says who");
    }
}
