package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.ShownText;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipUri;
import java.util.ArrayList;
import java.util.List;

/// The messages of one call as they pass: time, direction, first line and CSeq, without header fields and
/// bodies. A repeated message counts on the row of the first one. The last [#MOST] are kept. Used on the
/// call's [Strand] only.
///
/// A row keeps references to strings that the message has anyway; the lines are built in [#copy] alone.
public final class Ladder {
    /// A call that is not repeated needs about ten rows. The limit stops a far end that never stops asking.
    public static final int MOST = 64;

    /// Records nothing: for calls that arrive, and for what follows after the end of a call.
    static final Ladder NONE = new Ladder(0);

    /// The longest reason phrase or URI that is kept.
    private static final int LONGEST = 200;

    private final int most;
    private final ArrayList<Row> rows = new ArrayList<>();
    private int leftOut;

    public Ladder() {
        this(MOST);
    }

    private Ladder(int most) {
        this.most = most;
    }

    /// @param status 0 for a request
    /// @param method of a request; of a response, that in its CSeq
    /// @param text the Request-URI or the reason phrase, at most one character longer than [#LONGEST]
    /// @param tag the far end's, which tells apart the phones of a forked call; empty in what we send
    private record Message(boolean sent, int status, String method, String text, long cseq, String tag) {}

    private static final class Row {
        final Message message;
        final long nanos = System.nanoTime();
        int repeats;

        Row(Message message) {
            this.message = message;
        }
    }

    /// What a ladder has at one moment.
    ///
    /// @param leftOut how many rows came before the first one and are no longer kept
    public record Copy(List<Rung> rungs, int leftOut) {}

    /// We send this request, for the first time or again.
    public void sent(SipRequest request) {
        if (most > 0) add(request(true, request, ""));
    }

    /// We send this response for the first time.
    public void sent(SipResponse response) {
        if (most > 0) add(response(true, response, ""));
    }

    /// A request of this call arrived, for the first time or again.
    public void received(SipRequest request) {
        if (most > 0) add(request(false, request, request.headers().fromTag()));
    }

    /// A response of this call arrived, for the first time or again.
    public void received(SipResponse response) {
        if (most > 0) add(response(false, response, response.headers().toTag()));
    }

    /// We send a message again of which only the bytes are kept.
    ///
    /// @param isResponse whether it is the response to this request, else the request itself
    public void sentAgain(boolean isResponse, String method, long cseq) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            Row row = rows.get(i);
            Message was = row.message;
            if (was.sent && was.status > 0 == isResponse && was.cseq == cseq && was.method.equals(method)) {
                row.repeats++;
                return;
            }
        }
    }

    private void add(Message message) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).message.equals(message)) {
                rows.get(i).repeats++;
                return;
            }
        }
        if (rows.size() == most) {
            rows.removeFirst();
            leftOut++;
        }
        rows.add(new Row(message));
    }

    private static Message request(boolean sent, SipRequest request, String tag) {
        return new Message(sent, 0, request.method(), kept(request.uri()), Requests.cseqNumber(request), tag);
    }

    private static Message response(boolean sent, SipResponse response, String tag) {
        SipHeaders headers = response.headers();
        CSeq cseq = headers.cseq();
        return new Message(
                sent,
                response.status(),
                cseq == null ? "?" : cseq.method(),
                kept(response.reason()),
                cseq == null ? 0 : cseq.number(),
                tag);
    }

    private static String kept(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST + 1);
    }

    /// The rows so far, oldest first, as text.
    public Copy copy() {
        return new Copy(rows.stream().map(Ladder::rung).toList(), leftOut);
    }

    private static Rung rung(Row row) {
        Message message = row.message;
        String method = ShownText.of(message.method, 32);
        String line = message.status > 0
                ? "SIP/2.0 " + message.status + " " + ShownText.of(message.text, LONGEST)
                : method + " " + uri(message.text) + " SIP/2.0";
        return new Rung(row.nanos, message.sent, line, message.cseq + " " + method, row.repeats);
    }

    /// Scheme, user, host and port. The rest may hold secrets (a password, parameters, `?` header fields),
    /// as may a URI that cannot be read.
    private static String uri(String text) {
        SipUri uri = text.length() > LONGEST ? null : SipUri.readOrNull(text);
        if (uri == null) return "(URI not shown)";
        String shown =
                (uri.isSecure() ? "sips:" : "sip:") + (uri.user().isEmpty() ? "" : uri.user() + "@") + uri.host();
        return ShownText.of(uri.port() < 0 ? shown : shown + ":" + uri.port(), LONGEST);
    }
}
