package io.ringtrue.telephony.sip.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a message must contain before it is processed (RFC 3261 §8.1.1, §8.2, §20). A request outside a
/// dialog must obey every rule. A request within a dialog and a response need only the fields by which they
/// are matched and answered: refusing them would harm a call that works. Each fault is a phrase for the
/// reason line; null means no fault.
public final class MessageRules {
    /// Each stands once in a message, and without it the message cannot be matched or answered.
    private static final String[] SINGLE = {"From", "To", "Call-ID", "CSeq"};

    private static final long MAX_CSEQ = (1L << 31) - 1; // RFC 3261 §8.1.1.5

    private MessageRules() {}

    /// Why the request cannot even be refused: a response must copy these fields (RFC 3261 §8.2.6.2).
    static @Nullable String unanswerable(SipHeaders headers) {
        if (headers.first("Via") == null) return "Via is missing";
        for (String name : SINGLE) {
            if (headers.first(name) == null) return name + " is missing";
        }
        return null;
    }

    /// The first rule that a request outside a dialog breaks.
    static @Nullable String faultOf(SipRequest request) {
        String fault = faultOf(request.headers());
        if (fault != null) return fault;
        CSeq cseq = request.headers().cseq();
        if (cseq == null || !cseq.method().equals(request.method())) return "CSeq names another method";
        if (!isRequestUri(request.uri())) return "Request-URI is not a URI";
        return null;
    }

    /// Why a request within a dialog cannot be handled. It is matched by Call-ID, tags and CSeq (RFC 3261
    /// §12.2.2), and its Via says where the response goes.
    static @Nullable String obstacleIn(SipRequest request) {
        SipHeaders headers = request.headers();
        Via via = headers.topVia();
        if (via == null || via.host().isEmpty()) return "Via cannot be read";
        CSeq cseq = headers.cseq();
        if (cseq == null || !cseq.method().equals(request.method())) return "CSeq names another method";
        if (request.uri().indexOf(' ') >= 0) return "Request-URI is not a URI";
        return headers.callId().isEmpty() ? "Call-ID is empty" : null;
    }

    /// Why a response cannot be handled. It is matched by its branch and the method in CSeq (RFC 3261
    /// §17.1.3).
    static @Nullable String obstacleIn(SipResponse response) {
        SipHeaders headers = response.headers();
        Via via = headers.topVia();
        if (via == null || via.branch().isEmpty()) return "Via has no branch";
        // RFC 3261 §8.1.3.3: a second Via means that the response was meant for somebody else. We are not a
        // proxy.
        if (headers.list("Via").size() > 1) return "more than one Via";
        return headers.cseq() == null ? "CSeq cannot be read" : null;
    }

    private static @Nullable String faultOf(SipHeaders headers) {
        for (String name : SINGLE) {
            if (headers.count(name) > 1) return name + " is repeated";
        }
        if (isViaBroken(headers)) return "Via cannot be read";
        if (headers.cseq() == null || headers.cseq().number() > MAX_CSEQ) return "CSeq cannot be read";
        if (isBroken(headers, "From")) return "From cannot be read";
        if (isBroken(headers, "To")) return "To cannot be read";
        if (headers.callId().isEmpty()) return "Call-ID is empty";
        if (isNotNumber(headers, "Max-Forwards", 255)) return "Max-Forwards is not a number up to 255";
        if (headers.count("Content-Length") > 1) return "Content-Length is repeated";
        return contactFault(headers);
    }

    private static boolean isViaBroken(SipHeaders headers) {
        List<String> vias = headers.list("Via");
        return vias.isEmpty() || Via.read(vias.getFirst()) == null;
    }

    private static boolean isBroken(SipHeaders headers, String name) {
        String value = headers.first(name);
        return value == null || NameAddr.read(value) == null;
    }

    private static @Nullable String contactFault(SipHeaders headers) {
        if (headers.first("Contact") == null) return null;
        for (String contact : headers.list("Contact")) {
            if (!contact.equals("*") && NameAddr.read(contact) == null) return "Contact cannot be read";
        }
        return null;
    }

    private static boolean isNotNumber(SipHeaders headers, String name, long max) {
        String value = headers.first(name);
        return value != null && Tokens.number(value, 0, value.length(), max) < 0;
    }

    /// Whether the text may stand as a Request-URI: without brackets or spaces (RFC 3261 §7.1). A `sip:` or
    /// `sips:` URI must also be readable and have no headers part (RFC 3261 §19.1.1 table 1).
    public static boolean isRequestUri(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c <= ' ' || c == '<' || c == '>') return false;
        }
        boolean sip = uri.regionMatches(true, 0, "sip:", 0, 4) || uri.regionMatches(true, 0, "sips:", 0, 5);
        if (!sip) return uri.indexOf(':') > 0;
        int host = uri.indexOf('@') + 1;
        return uri.indexOf('?', host) < 0 && SipUri.readOrNull(uri) != null;
    }
}
