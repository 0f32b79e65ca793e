package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transaction.ClientTransaction;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transport.Hop;

/// Sends the requests of one dialog and answers their challenges. When a request gets nowhere on its way, it
/// is sent once more by another. Lives on the call's strand.
final class DialogRequests {
    private final UserAgentCore agent;
    private final Strand strand;
    private final Dialog dialog;
    private final DigestAuth auth;
    private final Hearing hearing;

    DialogRequests(UserAgentCore agent, Strand strand, Dialog dialog, DigestAuth auth, Hearing hearing) {
        this.agent = agent;
        this.strand = strand;
        this.dialog = dialog;
        this.auth = auth;
        this.hearing = hearing;
    }

    /// What became of a request. Exactly one is told, on the strand.
    interface Outcome {
        /// The final response, which may be a challenge that is not answered.
        void answered(SipResponse response, Hop source);

        void lost(String why);
    }

    /// @param extra header fields of its own
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
            return hearing.hears(source);
        }

        /// Somewhere else than at the trunk our password stays unused, but the trunk itself may take the
        /// request: a BYE that is given up leaves a phone off the hook.
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

        /// A BYE that got lost leaves a phone off the hook, so it is worth a second try.
        @Override
        public void timedOut() {
            if (!method.equals(Methods.BYE) || !detour(dialog.otherHop(hop)))
                outcome.lost(method + " was never answered");
        }

        @Override
        public void transportFailed() {
            if (!detour(dialog.otherHop(hop))) outcome.lost(method + " could not be sent");
        }

        /// @return false when there is no other way
        private boolean detour(Hop other) {
            if (detoured || other.equals(hop)) return false;
            detoured = true;
            hop = other;
            start();
            return true;
        }
    }
}
