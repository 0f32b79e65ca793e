package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transaction.Responses;
import io.ringtrue.telephony.sip.transaction.ServerTransaction;
import io.ringtrue.telephony.sip.transport.Hop;

/// Answers one request within a dialog.
///
/// @param source where the request came from
record DialogReply(UserAgentCore agent, ServerTransaction transaction, Hop source) {

    void with(int status, String reason) {
        transaction.respond(Responses.to(transaction.request(), source, status, reason, ""));
    }

    void with(int status, String reason, String header, String value) {
        SipResponse response = Responses.to(transaction.request(), source, status, reason, "");
        response.headers().add(header, value);
        transaction.respond(response);
    }

    void ok() {
        with(200, "OK");
    }

    /// The 481 of RFC 3261 §12.2.2.
    void noSuchCall() {
        with(481, "Call Does Not Exist");
    }

    /// We support no extension, so each one that Require lists is refused (RFC 3261 §8.2.2.3).
    void badExtension() {
        String required = String.join(", ", transaction.request().headers().list("Require"));
        with(420, "Bad Extension", "Unsupported", required);
    }

    /// Lists the methods we accept (RFC 3261 §11.2).
    void options() {
        with(200, "OK", "Allow", Methods.ALLOWED);
    }

    /// 405 for a method we know and refuse, 501 for an unknown one (RFC 3261 §21.4.6, §21.5.2).
    void unsupported() {
        if (Methods.isRefused(transaction.request().method()))
            with(405, "Method Not Allowed", "Allow", Methods.ALLOWED);
        else with(501, "Not Implemented", "Allow", Methods.ALLOWED);
    }

    /// Sends the 200 to a re-INVITE or UPDATE, with our Contact (RFC 3261 §14.2, RFC 3311 §5.2).
    ///
    /// @param body a description, or [Body#NONE]
    SipResponse answer(Body body) {
        SipHeaders headers = Responses.headers(transaction.request(), source, 200, "");
        headers.add("Contact", agent.own().contact(source)).add("Allow", Methods.ALLOWED);
        SipResponse ok = new SipResponse(200, "OK", headers, body);
        transaction.respond(ok);
        return ok;
    }
}
