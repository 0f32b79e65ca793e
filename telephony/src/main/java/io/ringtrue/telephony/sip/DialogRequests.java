package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.digest.DigestAuth;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transaction.ClientTransaction;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transport.Hop;

/// Sends the requests of one dialog and answers their challenges. A request that cannot be delivered is sent
/// once more to another address. Used on the call's strand only.
final class DialogRequests {
    private final UserAgentCore agent;
    private final Strand strand;
    private final Dialog dialog;
    private final DigestAuth auth;
    private final CallSources sources;

    DialogRequests(UserAgentCore agent, Strand strand, Dialog dialog, DigestAuth auth, CallSources sources) {
        this.agent = agent;
        this.strand = strand;
        this.dialog = dialog;
        this.auth = auth;
        this.sources = sources;
    }

    /// The result of a request. Exactly one of the methods is called, once, on the strand.
    interface Outcome {
        /// The final response. It may be a challenge that we could not answer.
        void answered(SipResponse response, Hop source);

        /// No final response will come: the request could not be sent or was never answered.
        void lost(String why);
    }

    /// Sends a request.
    ///
    /// @param extra header fields besides those every request has
    void send(String method, SipHeaders extra, Body body, Outcome outcome) {
        new Sending(method, extra, body, outcome).start();
    }

    private final class Sending implements ClientTransaction.User {
        private final String method;
        private final SipHeaders extra;
        private final Body body;
        private final Outcome outcome;
        private Hop hop = dialog.nextHop();
        private boolean detoured;
        private int repeats;

        Sending(String method, SipHeaders extra, Body body, Outcome outcome) {
            this.method = method;
            this.extra = extra;
            this.body = body;
            this.outcome = outcome;
        }

        void start() {
            SipRequest request = dialog.request(method, extra, body, hop, agent, auth);
            agent.layer().request(request, hop, strand, this);
        }

        @Override
        public boolean hears(Hop source) {
            return sources.hears(source);
        }

        /// Our password is used for the trunk only. A challenge by any other address is not answered; the
        /// request is sent to the trunk instead, because a BYE that is given up leaves the callee's phone in
        /// the call.
        @Override
        public void responded(SipResponse response, Hop source) {
            if (response.isProvisional()) return;
            if (DigestAuth.isChallenge(response) && auth.accept(response, hop, repeats)) {
                repeats++;
                start();
            } else if (!DigestAuth.isChallenge(response) || !detour(dialog.origin())) {
                outcome.answered(response, source);
            }
        }

        /// Only a BYE is tried again: if it is lost, the callee's phone stays in the call.
        @Override
        public void timedOut() {
            if (!method.equals(Methods.BYE) || !detour(dialog.otherHop(hop)))
                outcome.lost(method + " was never answered");
        }

        @Override
        public void transportFailed() {
            if (!detour(dialog.otherHop(hop))) outcome.lost(method + " could not be sent");
        }

        /// @return false when there is no other address, or it has been tried
        private boolean detour(Hop other) {
            if (detoured || other.equals(hop)) return false;
            detoured = true;
            hop = other;
            start();
            return true;
        }
    }
}
