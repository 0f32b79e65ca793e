package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The checks of a request outside a dialog before its content is processed (RFC 3261 §8.2).
///
/// @param header the header field that must accompany this status
record RefusedRequest(int status, String reason, String header, String value) {

    /// @return null when the request passes
    static @Nullable RefusedRequest of(SipRequest request) {
        RefusedRequest refusal = ofMethod(request);
        if (refusal == null) refusal = ofTarget(request);
        if (refusal == null) refusal = ofBody(request);
        return refusal;
    }

    private static @Nullable RefusedRequest ofMethod(SipRequest request) {
        return switch (request.method()) {
            case Methods.INVITE, Methods.OPTIONS -> null;
            // These exist only within a dialog.
            case Methods.BYE, Methods.INFO, Methods.UPDATE ->
                new RefusedRequest(481, "Call Does Not Exist", "Allow", Methods.ALLOWED);
            default ->
                Methods.isRefused(request.method())
                        ? new RefusedRequest(405, "Method Not Allowed", "Allow", Methods.ALLOWED)
                        : new RefusedRequest(501, "Not Implemented", "Allow", Methods.ALLOWED);
        };
    }

    /// Only SIP URIs are accepted (RFC 3261 §8.2.2.1), and we support no extension that Require may list (RFC
    /// 3261 §8.2.2.3).
    private static @Nullable RefusedRequest ofTarget(SipRequest request) {
        String scheme = request.uri().toLowerCase(Locale.ROOT);
        if (!scheme.startsWith("sip:") && !scheme.startsWith("sips:")) {
            return new RefusedRequest(416, "Unsupported URI Scheme", "Allow", Methods.ALLOWED);
        }
        List<String> required = request.headers().list("Require");
        return required.isEmpty()
                ? null
                : new RefusedRequest(420, "Bad Extension", "Unsupported", String.join(", ", required));
    }

    /// The body of an INVITE must be SDP or may contain it (RFC 3261 §8.2.3), and the caller must accept SDP
    /// from us.
    private static @Nullable RefusedRequest ofBody(SipRequest request) {
        Body body = request.body();
        boolean readable = body.isEmpty() || body.is("application/sdp") || body.isMultipart();
        if (request.is(Methods.INVITE) && !readable) {
            return new RefusedRequest(415, "Unsupported Media Type", "Accept", "application/sdp");
        }
        if (request.is(Methods.INVITE) && !acceptsDescriptions(request.headers())) {
            return new RefusedRequest(406, "Not Acceptable", "Accept", "application/sdp");
        }
        return null;
    }

    /// Without an Accept header, SDP is accepted (RFC 3261 §20.1).
    private static boolean acceptsDescriptions(SipHeaders headers) {
        List<String> accepted = headers.list("Accept");
        for (String each : accepted) {
            String type = each.toLowerCase(Locale.ROOT);
            if (type.startsWith("application/sdp") || type.startsWith("*/*") || type.startsWith("application/*"))
                return true;
        }
        return accepted.isEmpty();
    }
}
