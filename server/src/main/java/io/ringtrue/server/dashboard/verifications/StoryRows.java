package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.Standing;
import io.ringtrue.server.verification.TimelineEvent;
import io.ringtrue.telephony.call.MediaFigures;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells a story row by row.
final class StoryRows {
    private final Story story;
    private final Entries entries;
    private final List<StoryRow> rows = new ArrayList<>();
    private int attempts;
    private int keys;
    private boolean heard;

    private StoryRows(Story story) {
        this.story = story;
        this.entries = Entries.of(story);
    }

    static List<StoryRow> of(Story story) {
        StoryRows told = new StoryRows(story);
        story.timeline().forEach(told::tell);
        Ladder.beside(told.rows, story.calls());
        return told.rows;
    }

    private void tell(TimelineEvent event) {
        String detail = event.detail();
        switch (event.event()) {
            case "accepted" -> add(event, "Accepted", accepted());
            case "invite" -> add(event, "Dialling", capital(detail) + (++attempts > 1 ? ", attempt " + attempts : ""));
            case "challenged" ->
                add(event, "Carrier asked for the password", "Repeated with it, as " + detail + " is set up");
            case "unlisted-source" -> add(event, "SIP from an address that the trunk does not list", detail);
            case "ringing" -> add(event, "Ringing", "");
            case "early-media" -> add(event, "The network may play sound", "Before the answer, " + detail);
            case "answered" -> add(event, "Answered", detail);
            case "voice" -> add(event, "Voice", detail);
            case "left-out" -> add(event, "Left out of the message", capital(detail));
            case "answered-by" -> add(event, "Who answered", capital(detail));
            case "speaking" -> speaking(event);
            case "repeat" -> add(event, "Asked to hear it again", "Star pressed");
            case "key" -> key(event);
            case "keys" -> entry(event);
            case "bye" -> bye(event);
            case "cancel" ->
                add(
                        event,
                        "We gave up",
                        detail.equals("ring timeout") ? "Nobody answered in time" : "Before the answer");
            case "refused" -> add(event, "Refused", detail);
            case "farewell-cut" -> add(event, "Farewell cut short", "It cannot change the outcome any more");
            case "barred" -> add(event, "Not called any more", capital(detail));
            case "finished" -> finished(event);
            // Told with the row before, with which it was stored.
            case "charged" -> {}
            default -> add(event, event.event(), detail);
        }
    }

    private void add(TimelineEvent event, String title, String detail) {
        rows.add(new StoryRow(event.at(), time(event.at()), event.event(), title, detail));
    }

    private String time(Instant at) {
        return String.format(Locale.ROOT, "+%.3f", Math.max(0, story.after(at).toMillis()) / 1000.0);
    }

    private String accepted() {
        Money price = story.verification().order().price();
        boolean unpaid = story.line().standing() == Standing.UNPAID;
        String where = story.verification()
                .order()
                .callbackUrl()
                .flatMap(StoryRows::host)
                .map(host -> ". Callback goes to " + host)
                .orElse(". No callback was asked for");
        return (unpaid ? "Price " + price + ", which the balance did not cover" : price + " held") + where;
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void speaking(TimelineEvent event) {
        add(event, "Speaking", "“" + event.detail() + "”");
        if (heard) return;
        heard = true;
        story.call()
                .flatMap(call -> call.media())
                .ifPresent(media -> rows.getLast().add(Wire.media(bothWays(media))));
    }

    private static String bothWays(MediaFigures media) {
        return media.received().packets() > 0 ? "RTP both ways" : "RTP from us alone";
    }

    private void key(TimelineEvent event) {
        if (++keys == 1) add(event, "First key", "Which keys is neither shown nor stored");
    }

    private void entry(TimelineEvent event) {
        add(event, entries.next(), "***** keyed, compared in full");
        if (keys > 0) rows.getLast().add(Wire.media(keys == 1 ? "1 key" : keys + " keys"));
        keys = 0;
    }

    private void bye(TimelineEvent event) {
        boolean us = event.detail().startsWith("us");
        String why = switch (event.detail()) {
            case "us, too long" -> "The call reached its longest duration. ";
            case "us, no media" -> "No sound came any more. ";
            case "us, no voice" -> "Its voice could not be used. ";
            default -> us ? "" : capital(event.detail()) + ". ";
        };
        add(event, us ? "Hung up by us" : "The far end hung up", (why + lasted(event.at())).strip());
    }

    private String lasted(Instant end) {
        return story.timeline().stream()
                .filter(event -> event.event().equals("answered"))
                .findFirst()
                .map(event -> String.format(
                        Locale.ROOT,
                        "Call lasted %.1f s",
                        Duration.between(event.at(), end).toMillis() / 1000.0))
                .orElse("");
    }

    private void finished(TimelineEvent event) {
        Money cost = story.verification().standing().cost();
        String title = story.line().isUnderWay()
                ? capital(event.detail())
                : story.line().standing().title();
        boolean charged = !cost.equals(Money.ZERO);
        add(
                event,
                title + (charged ? ", " + cost + " charged" : ", nothing charged"),
                charged ? "Status, ledger entry and callback stored as one" : "Status and callback stored as one");
    }

    private static String capital(String text) {
        return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
