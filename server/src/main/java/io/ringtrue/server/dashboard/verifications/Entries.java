package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.verification.TimelineEvent;
import java.util.List;

/// What became of each PIN entry. The timeline says only that one was keyed; its place and the outcome say the rest: a
/// call goes on after a wrong entry alone.
final class Entries {
    private final int all;
    private final String last;
    private int told;

    private Entries(int all, String last) {
        this.all = all;
        this.last = last;
    }

    static Entries of(Story story) {
        List<TimelineEvent> timeline = story.timeline();
        int all = (int)
                timeline.stream().filter(event -> event.event().equals("keys")).count();
        boolean over = timeline.isEmpty()
                || !timeline.getLast().event().equals("keys")
                || !story.line().isUnderWay();
        return new Entries(all, over ? last(story.line().reason()) : "is compared");
    }

    private static String last(String reason) {
        return switch (reason) {
            case "pin-matched" -> "matches";
            case "too-late" -> "matches, but too late";
            case "reported-not-me" -> "says “this was not me”";
            default -> "is wrong";
        };
    }

    String next() {
        told++;
        return "Entry " + told + " " + (told == all ? last : "is wrong");
    }
}
