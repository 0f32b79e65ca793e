package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.dashboard.parts.Times;
import io.ringtrue.telephony.call.CallTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A row of the story: what happened in words, and beside it what passed on the wire.
public final class StoryRow {
    private final Instant at;
    private final String time;
    private final String event;
    private final String title;
    private final String detail;
    private final List<Wire> wires = new ArrayList<>();

    /// @param time since the request, such as `+1.386`
    /// @param event its name in the timeline
    /// @param detail may hold text of others
    StoryRow(Instant at, String time, String event, String title, String detail) {
        this.at = at;
        this.time = time;
        this.event = event;
        this.title = title;
        this.detail = detail;
    }

    Instant at() {
        return at;
    }

    boolean beginsAttempt() {
        return event.equals("invite");
    }

    void add(Wire wire) {
        wires.add(wire);
    }

    /// Whether this message is what the row tells of.
    boolean isAbout(CallTrace.Message message) {
        int status = Wire.status(message);
        boolean ofInvite = Wire.method(message).equals("INVITE");
        return switch (event) {
            case "invite" -> message.isSent() && status == 0 && ofInvite;
            case "challenged" -> !message.isSent() && (status == 401 || status == 407);
            case "ringing" -> !message.isSent() && status == 180;
            case "early-media" -> !message.isSent() && status > 100 && status < 200;
            case "answered" -> !message.isSent() && ofInvite && status >= 200 && status < 300;
            case "refused" -> !message.isSent() && ofInvite && status >= 300;
            case "bye" -> status == 0 && Wire.method(message).equals("BYE");
            case "cancel" -> status == 0 && Wire.method(message).equals("CANCEL");
            default -> false;
        };
    }

    public String time() {
        return time;
    }

    public String exact() {
        return Times.exact(at);
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    public List<Wire> wires() {
        return wires;
    }
}
