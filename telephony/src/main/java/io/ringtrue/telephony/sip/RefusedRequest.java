package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a request from outside a dialog is refused before anybody looks at what it wants (RFC 3261 §8.2).
///
/// @param header what the status obliges us to add
record RefusedRequest(int status, String reason, String header, String value) {

    /// @return null when there is no reason
    static @Nullable RefusedRequest of(SipRequest request) {
        RefusedRequest refusal = ofMethod(request);
        if (refusal == null) refusal = ofTarget(request);
        if (refusal == null) refusal = ofBody(request);
        return refusal;
    }

    private static @Nullable RefusedRequest ofMethod(SipRequest request) {
        return switch (request.method()) {
            case Methods.INVITE, Methods.OPTIONS -> null;
            // These have no meaning outside a dialog.
            case Methods.BYE, Methods.INFO, Methods.UPDATE ->
                new RefusedRequest(481, "Call Does Not Exist", "Allow", Methods.ALLOWED);
            default ->
                Methods.isRefused(request.method())
                        ? new RefusedRequest(405, "Method Not Allowed", "Allow", Methods.ALLOWED)
                        : new RefusedRequest(501, "Not Implemented", "Allow", Methods.ALLOWED);
        };
    }

    /// Only SIP addresses (RFC 3261 §8.2.2.1), and none of the extensions somebody may require (§8.2.2.3).
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

    /// A description, or a set of bodies that may hold one (RFC 3261 §8.2.3); and somebody who could read ours.
    private static @Nullable RefusedRequest ofBody(SipRequest request) {
        Body body = request.body();
        boolean readable =
                body.isEmpty() || body.is("application/sdp") || body.type().startsWith("multipart/");
        if (request.is(Methods.INVITE) && !readable) {
            return new RefusedRequest(415, "Unsupported Media Type", "Accept", "application/sdp");
        }
        if (request.is(Methods.INVITE) && !acceptsDescriptions(request.headers())) {
            return new RefusedRequest(406, "Not Acceptable", "Accept", "application/sdp");
        }
        return null;
    }

    /// No Accept header means just that (RFC 3261 §20.1).
    private static boolean acceptsDescriptions(SipHeaders headers) {
        List<String> accepted = headers.list("Accept");
        for (String type : accepted) {
            if (type.toLowerCase(Locale.ROOT).startsWith("application/sdp")
                    || type.startsWith("*/*")
                    || type.startsWith("application/*")) return true;
        }
        return accepted.isEmpty();
    }
}
