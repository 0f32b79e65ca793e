package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.telephony.call.CallTrace;

/// What passed between us and the carrier, as an arrow or, for voice and keys, a bar.
///
/// @param style class of the style sheet: `wire--out`, `wire--in wire--good`, `wire--media`
/// @param way for who does not see the arrow: `sent `; empty for a bar
/// @param text a few words; status lines are the far end's
/// @param whole the line as it passed
public record Wire(String style, String way, String text, String whole) {
    private static final String VERSION = "SIP/2.0 ";
    private static final int CARE_ABOUT = 300;

    /// @param credentials whether it is an INVITE that follows a challenge
    static Wire of(CallTrace.Message message, boolean credentials) {
        int status = status(message);
        String tone = status == 401 || status == 407
                ? " wire--care"
                : status >= CARE_ABOUT ? " wire--bad" : status >= 200 ? " wire--good" : "";
        return new Wire(
                (message.isSent() ? "wire--out" : "wire--in") + tone,
                message.isSent() ? "sent " : "received ",
                text(message, credentials) + (message.repeats() == 0 ? "" : " ×" + (message.repeats() + 1)),
                message.line());
    }

    static Wire media(String text) {
        return new Wire("wire--media", "", text, "");
    }

    private static String text(CallTrace.Message message, boolean credentials) {
        String line = message.line();
        if (line.startsWith(VERSION)) return line.substring(VERSION.length());
        return method(message) + (credentials ? ", with credentials" : "");
    }

    /// Of a request; of a response the request's that it answers.
    static String method(CallTrace.Message message) {
        int blank = message.cseq().indexOf(' ');
        return blank < 0 ? message.cseq() : message.cseq().substring(blank + 1);
    }

    /// 0: it is a request.
    static int status(CallTrace.Message message) {
        String line = message.line();
        return line.matches("SIP/2\\.0 [1-6][0-9]{2}( .*)?")
                ? Integer.parseInt(line.substring(VERSION.length(), VERSION.length() + 3))
                : 0;
    }
}
