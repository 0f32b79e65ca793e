package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.CSeq;
import io.ringtrue.telephony.sip.message.CallIdScan;
import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.ParsedMessage;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipParser;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.SipWriter;
import io.ringtrue.telephony.sip.transaction.ClientTransaction;
import io.ringtrue.telephony.sip.transaction.InviteServerTransaction;
import io.ringtrue.telephony.sip.transaction.Requests;
import io.ringtrue.telephony.sip.transaction.Responses;
import io.ringtrue.telephony.sip.transaction.ServerTransaction;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transaction.TransactionLayer;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Inbox;
import io.ringtrue.telephony.sip.transport.Wire;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Gives each arriving message to the transaction or call that it belongs to, and answers requests that
/// belong to none. Runs on the threads that read the sockets, several at once.
final class Dispatcher implements Inbox {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final UserAgentCore agent;
    private final Optional<IncomingCalls> incoming;
    private final Predicate<InetAddress> heard;

    /// @param incoming empty for an endpoint that only places calls
    /// @param heard the addresses whose messages are accepted outside a call too
    Dispatcher(UserAgentCore agent, Optional<IncomingCalls> incoming, Predicate<InetAddress> heard) {
        this.agent = agent;
        this.incoming = incoming;
        this.heard = heard;
    }

    @Override
    public boolean arrived(byte[] data, int from, int to, Hop source) {
        try {
            return handle(data, from, to, source);
        } catch (RuntimeException | StackOverflowError e) {
            // A fault in our code. Log it and go on: the thread serves all other calls too.
            LOG.log(System.Logger.Level.ERROR, () -> "A message from " + source + " could not be handled", e);
            return true;
        }
    }

    boolean handle(byte[] data, int from, int to, Hop source) {
        boolean listed = heard.test(source.address().getAddress());
        // Check before parsing: a flood from unlisted addresses must cost almost nothing.
        if (!listed && !agent.calls().has(CallIdScan.find(data, from, to))) return stranger();
        return switch (SipParser.read(data, from, to)) {
            case ParsedMessage.Whole(SipRequest request) -> request(request, source, listed);
            case ParsedMessage.Whole(SipResponse response) -> response(response, source);
            case ParsedMessage.Faulty(int status, String why, SipRequest request) -> {
                if (!listed) yield stranger();
                refuse(request, source, status, why);
                yield true;
            }
            case ParsedMessage.Spoiled(String why, SipResponse response) -> spoiled(response, source, listed, why);
            case ParsedMessage.Garbage(String why) -> {
                LOG.log(System.Logger.Level.DEBUG, () -> source + ": dropped, " + why);
                yield listed;
            }
        };
    }

    /// Drops a message from an unlisted address: it is counted, not answered.
    private boolean stranger() {
        agent.counts().strangers().increment();
        return false;
    }

    /// A response is matched by its branch, whatever address it comes from (RFC 3261 §17.1.3). If the
    /// transaction has ended, the call that it names checks the branch.
    private boolean response(SipResponse response, Hop source) {
        ClientTransaction transaction = agent.layer().find(response);
        if (transaction != null) {
            boolean settled = transaction
                    .strand()
                    .ask(() -> !transaction.user().hears(source) || receive(transaction, response, source));
            if (settled) return true;
        }
        Party party = answeredParty(response);
        if (party == null) return false;
        party.strand().run(() -> {
            if (!party.hasAsked(response) || transaction == null && !party.hears(source)) return;
            if (transaction == null) party.strand().ladder().received(response);
            party.answeredAgain(response, source);
        });
        return true;
    }

    private static boolean receive(ClientTransaction transaction, SipResponse response, Hop source) {
        transaction.strand().ladder().received(response);
        return transaction.receive(response, source);
    }

    private boolean spoiled(SipResponse response, Hop source, boolean listed, String why) {
        ClientTransaction transaction = agent.layer().find(response);
        if (transaction == null) return spoiledAnswer(response, source, listed, why);
        transaction.strand().run(() -> {
            if (!transaction.user().hears(source)) return;
            transaction.strand().ladder().received(response);
            TransactionLayer.garbled(transaction, response, source, why);
        });
        return true;
    }

    /// A 2xx that breaks the rules: the phone has answered, so it must get an ACK and a BYE. From a listed
    /// address Call-ID and our tag suffice if the branch is missing. From any other address the branch must
    /// match as well.
    private boolean spoiledAnswer(SipResponse response, Hop source, boolean listed, String why) {
        Party party = answeredParty(response);
        if (party == null) return false;
        boolean branchLost = response.headers().cseq() != null && !Requests.hasBranch(response);
        party.strand().run(() -> {
            if (!(listed && branchLost || party.hasAsked(response)) || !party.hears(source)) return;
            party.strand().ladder().received(response);
            party.answeredBadly(response, source, why);
        });
        return true;
    }

    /// The call that this 2xx to an INVITE names by Call-ID and our tag; null when there is none. A 2xx
    /// without a readable CSeq is taken for one to an INVITE.
    private @Nullable Party answeredParty(SipResponse response) {
        SipHeaders headers = response.headers();
        CSeq cseq = headers.cseq();
        if (!response.isSuccess() || cseq != null && !cseq.method().equals(Methods.INVITE)) return null;
        return agent.calls().find(headers.callId(), headers.fromTag());
    }

    /// Call-ID and both tags identify a request within a dialog, whatever address it comes from (RFC 3261
    /// §12.2.2). Any other request from an unlisted address is dropped without an answer.
    private boolean request(SipRequest request, Hop source, boolean listed) {
        Party party = partyOf(request);
        String farTag = request.headers().fromTag();
        if (party == null || !party.strand().ask(() -> party.isPeer(farTag))) {
            if (!listed) return stranger();
            handle(request, source);
        } else if (party.strand().ask(() -> party.hears(source))) {
            handle(request, source);
        }
        return true;
    }

    private void handle(SipRequest request, Hop source) {
        switch (request.method()) {
            case Methods.ACK -> acknowledge(request);
            case Methods.CANCEL -> cancel(request, source);
            default -> {
                ServerTransaction known = agent.layer().find(request, request.method());
                if (known != null) known.strand().run(() -> repeated(known, request));
                else if (request.headers().toTag().isEmpty()) outsideDialog(request, source);
                else insideDialog(request, source);
            }
        }
    }

    private static void repeated(ServerTransaction known, SipRequest request) {
        known.strand().ladder().received(request);
        known.repeated();
    }

    private void acknowledge(SipRequest ack) {
        if (agent.layer().find(ack, Methods.INVITE) instanceof InviteServerTransaction refused) {
            boolean[] taken = new boolean[1];
            refused.strand().run(() -> {
                taken[0] = refused.acknowledged();
                if (taken[0]) refused.strand().ladder().received(ack);
            });
            if (taken[0]) return;
        }
        Party party = partyOf(ack);
        if (party == null) return;
        party.strand().run(() -> {
            party.strand().ladder().received(ack);
            party.acknowledged(ack);
        });
    }

    private @Nullable Party partyOf(SipRequest request) {
        return agent.calls().find(request.headers().callId(), request.headers().toTag());
    }

    /// A CANCEL is answered 200 when its INVITE is known, else 481 (RFC 3261 §9.2).
    private void cancel(SipRequest cancel, Hop source) {
        if (agent.layer().find(cancel, Methods.INVITE) instanceof InviteServerTransaction invite) {
            refuse(cancel, source, 200, "OK");
            invite.strand().run(invite::cancel);
        } else {
            refuse(cancel, source, 481, "Call Does Not Exist");
        }
    }

    private void insideDialog(SipRequest request, Hop source) {
        Party party = partyOf(request);
        if (party == null) refuse(request, source, 481, "Call Does Not Exist"); // RFC 3261 §12.2.2
        else if (agent.layer().isFull()) refuse(request, source, 503, "Service Unavailable");
        else party.strand().run(() -> received(party, request, source));
    }

    private static void received(Party party, SipRequest request, Hop source) {
        party.strand().ladder().received(request);
        party.received(request, source);
    }

    private void outsideDialog(SipRequest request, Hop source) {
        RefusedRequest refusal = RefusedRequest.of(request);
        if (refusal != null) {
            refuse(request, source, refusal.status(), refusal.reason(), refusal.header(), refusal.value());
        } else if (request.is(Methods.INVITE)) {
            invited(request, source);
        } else {
            // OPTIONS: a trunk checks whether we are reachable (RFC 3261 §11.2).
            refuse(request, source, 200, "OK", "Allow", Methods.ALLOWED);
        }
    }

    private void invited(SipRequest invite, Hop source) {
        if (incoming.isEmpty()) {
            refuse(invite, source, 403, "Forbidden"); // RFC 3261 §21.4.4: 403 is not to be repeated
        } else if (agent.layer().isFull()) {
            refuse(invite, source, 503, "Service Unavailable");
        } else {
            Strand strand = agent.layer().newStrand();
            strand.run(() -> new IncomingCall(agent, invite, source, strand).start(incoming.get()));
        }
    }

    private void refuse(SipRequest request, Hop source, int status, String reason) {
        refuse(request, source, status, reason, "Server", "Ringtrue");
    }

    /// Answers without keeping state. A repeated request gets the same To tag, and an ACK is never answered
    /// (RFC 3261 §8.2.7).
    private void refuse(SipRequest request, Hop source, int status, String reason, String header, String value) {
        if (request.is(Methods.ACK)) return;
        String tag = agent.ids().tagFor(Requests.serverKey(request, request.method()));
        SipResponse response = Responses.to(request, source, status, reason, tag);
        response.headers().add(header, value);
        agent.layer().send(Responses.destination(request, source), SipWriter.write(response), Wire.IGNORE);
    }
}
