package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.telephony.call.CallTrace;
import java.time.Instant;
import java.util.List;

/// Puts the SIP messages of a call beside the words that tell of them. An event is recorded a moment after the message
/// that made it, so time alone would put that message a row too high: a message leads to the row that is about it, and
/// those behind it follow until time leads on.
final class Ladder {
    private final List<StoryRow> rows;
    private int current;
    private boolean challenged;

    private Ladder(List<StoryRow> rows) {
        this.rows = rows;
    }

    /// @param rows of the whole story, oldest first
    static void beside(List<StoryRow> rows, List<CallTrace> calls) {
        if (rows.isEmpty()) return;
        Ladder ladder = new Ladder(rows);
        for (CallTrace call : calls) ladder.add(call);
    }

    private void add(CallTrace call) {
        challenged = false;
        boolean first = true;
        for (CallTrace.Message message : call.ladder()) {
            lead(message, call.began().plus(message.after()), first);
            if (first && call.leftOut() > 0)
                rows.get(current).add(Wire.media(call.leftOut() + " earlier messages are not kept"));
            int status = Wire.status(message);
            rows.get(current).add(Wire.of(message, challenged && isInvite(message)));
            challenged = status == 401 || status == 407 || challenged && !isInvite(message);
            first = false;
        }
    }

    private static boolean isInvite(CallTrace.Message message) {
        return message.isSent()
                && Wire.status(message) == 0
                && Wire.method(message).equals("INVITE");
    }

    /// @param first of its attempt: only this INVITE begins a row, one with credentials belongs to the challenge
    private void lead(CallTrace.Message message, Instant at, boolean first) {
        if (first || !isInvite(message)) {
            for (int row = current; row < rows.size(); row++) {
                if (row > current && !first && rows.get(row).beginsAttempt()) break;
                boolean fresh = row > current || rows.get(row).wires().isEmpty();
                if (fresh && rows.get(row).isAbout(message)) {
                    current = row;
                    return;
                }
            }
        }
        while (current + 1 < rows.size() && !rows.get(current + 1).at().isAfter(at)) current++;
    }
}
