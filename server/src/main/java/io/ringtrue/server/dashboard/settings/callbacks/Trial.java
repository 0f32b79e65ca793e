package io.ringtrue.server.dashboard.settings.callbacks;

import io.ringtrue.server.callbacks.TestDelivery;
import io.ringtrue.server.outbound.OutgoingRequest;
import java.time.Duration;
import java.util.stream.Collectors;

/// A test delivery in words.
///
/// @param good whether a callback would have counted as received
/// @param title what happened
/// @param what it means
/// @param request as it was sent; empty: nothing was sent
/// @param answer its status and the beginning of its body; empty: none came
record Trial(boolean good, String title, String what, String request, String answer) {
    private static final int GONE = 410;

    static Trial of(TestDelivery.Outcome outcome) {
        return switch (outcome) {
            case TestDelivery.Outcome.Answered answer ->
                answered(answer.sent(), answer.took(), answer.status(), answer.body());
            case TestDelivery.Outcome.Failed failure ->
                new Trial(
                        false,
                        "No answer",
                        "After " + words(failure.took()) + ": " + failure.why() + ". A callback would be tried again.",
                        text(failure.sent()),
                        "");
            case TestDelivery.Outcome.Refused refusal ->
                new Trial(false, "Not sent", "Callbacks may not go there: " + refusal.why() + ".", "", "");
            case TestDelivery.Outcome.TooSoon early ->
                new Trial(
                        false,
                        "Not sent",
                        "The last test was a moment ago. Try again in "
                                + (early.pause().toSeconds() + 1) + " s.",
                        "",
                        "");
        };
    }

    private static Trial answered(OutgoingRequest sent, Duration took, int status, String body) {
        boolean good = status >= 200 && status < 300;
        String then = good
                ? "A callback would count as received."
                : status == GONE && sent.hasBody()
                        ? "410 says that this URL wants no callbacks any more: none would be sent again."
                        : "Only 2xx counts as received. A callback would be tried again.";
        return new Trial(
                good, "Answered " + status, "After " + words(took) + ". " + then, text(sent), status + "\n\n" + body);
    }

    private static String text(OutgoingRequest sent) {
        String head = sent.method() + " " + sent.target().pathAndQuery() + "\nHost: "
                + sent.target().hostHeader() + "\n"
                + sent.headers().entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue())
                        .collect(Collectors.joining("\n"));
        return sent.hasBody() ? head + "\n\n" + sent.body() : head;
    }

    private static String words(Duration took) {
        return took.toMillis() < 1_000 ? took.toMillis() + " ms" : took.toSeconds() + " s";
    }
}
