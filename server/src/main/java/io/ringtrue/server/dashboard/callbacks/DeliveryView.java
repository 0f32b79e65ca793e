package io.ringtrue.server.dashboard.callbacks;

import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.DeliveryAttempt;
import io.ringtrue.server.dashboard.parts.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A callback in words.
///
/// @param now when it was read
public record DeliveryView(Callback callback, Instant now) {
    private static final int LONGEST = 200;
    private static final int OK = 200;
    private static final int REDIRECTION = 300;

    /// An attempt in words.
    ///
    /// @param number from 1, through all replays
    /// @param tone `verified` or `failed`
    /// @param outcome what the far end said, which may be hostile
    /// @param text what followed
    public record Attempt(int number, String tone, String outcome, String text, String time, String exact) {}

    public String tone() {
        return tone(callback.state());
    }

    static String tone(Callback.State state) {
        return switch (state) {
            case DUE -> "live";
            case DELIVERED -> "delivered";
            case DEAD -> "failed";
            case UNWANTED -> "stopped";
        };
    }

    public String icon() {
        return icon(callback.state());
    }

    static String icon(Callback.State state) {
        return switch (state) {
            case DUE -> "callback";
            case DELIVERED -> "check";
            case DEAD -> "cross";
            case UNWANTED -> "stop";
        };
    }

    static String title(Callback.State state) {
        return switch (state) {
            case DUE -> "Waiting";
            case DELIVERED -> "Delivered";
            case DEAD -> "Given up";
            case UNWANTED -> "Not wanted";
        };
    }

    /// Such as `Delivered at attempt 3`.
    public String chip() {
        int made = callback.attempts().size();
        return title(callback.state())
                + switch (callback.state()) {
                    case DUE -> made == 0 ? "" : ", " + made + " failed";
                    case DELIVERED -> made > 1 ? " at attempt " + made : "";
                    case DEAD -> made > 1 ? " after " + made + " attempts" : "";
                    case UNWANTED -> "";
                };
    }

    /// What happened last, for a list.
    public String last() {
        return callback.attempts().isEmpty()
                ? "No attempt yet"
                : callback.attempts().getLast().outcome();
    }

    /// Where it is sent, for a list: without the query, which in some callbacks is all that they say.
    public String place() {
        String url = callback.url();
        int query = url.indexOf('?');
        String place = query < 0 ? url : url.substring(0, query);
        return place.length() <= LONGEST ? place : place.substring(0, LONGEST) + "…";
    }

    /// What it is about.
    public String kind() {
        return switch (callback.kind()) {
            case "final" -> "Final status";
            case "progress" -> "Progress";
            default -> callback.kind();
        };
    }

    /// What follows; empty when nothing does.
    public String next() {
        return callback.nextAttempt()
                .map(at -> at.isAfter(now)
                        ? "Next attempt in " + Times.wait(Duration.between(now, at)) + ", at " + Times.of(at, now)
                                + " UTC."
                        : "Being sent now.")
                .orElse("");
    }

    public String created() {
        return Times.of(callback.created(), now);
    }

    public String createdExact() {
        return Times.exact(callback.created());
    }

    public List<Attempt> attempts() {
        List<DeliveryAttempt> made = callback.attempts();
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            DeliveryAttempt attempt = made.get(i);
            boolean taken = attempt.httpStatus() >= OK && attempt.httpStatus() < REDIRECTION;
            String took = (attempt.httpStatus() == 0 ? "Ended after " : "Answered after ")
                    + Times.seconds(attempt.took(), 2) + ".";
            String then = i + 1 < made.size() ? " Tried again " + again(attempt, made.get(i + 1)) + " later." : "";
            attempts.add(new Attempt(
                    i + 1,
                    taken ? "verified" : "failed",
                    attempt.outcome(),
                    took + then,
                    Times.of(attempt.at(), now),
                    Times.exact(attempt.at())));
        }
        return attempts;
    }

    private static String again(DeliveryAttempt attempt, DeliveryAttempt next) {
        return Times.wait(Duration.between(attempt.at().plus(attempt.took()), next.at()));
    }
}
