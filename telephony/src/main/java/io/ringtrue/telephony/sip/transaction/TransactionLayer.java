package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.Methods;
import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.Via;
import io.ringtrue.telephony.sip.transport.Alarms;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Wire;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All transactions of one endpoint, found by what RFC 3261 §17.1.3 and §17.2.3 match them by.
public final class TransactionLayer {

    /// Each server transaction is kept for half a minute; this many at once is a flood.
    private static final int MAX_SERVERS = 10_000;

    private final Wire wire;
    private final Alarms alarms;
    private final TransactionTimers timers;
    private final ConcurrentHashMap<String, ClientTransaction> clients = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, ServerTransaction> servers = new ConcurrentHashMap<>();

    public TransactionLayer(Wire wire, Alarms alarms, TransactionTimers timers) {
        this.wire = wire;
        this.alarms = alarms;
        this.timers = timers;
    }

    public TransactionTimers timers() {
        return timers;
    }

    public Strand newStrand() {
        return new Strand(alarms);
    }

    public void send(Hop hop, byte[] message, Runnable failed) {
        wire.send(hop, message, failed);
    }

    /// Timer B or F rang.
    void unanswered(Hop hop) {
        wire.unanswered(hop, timers.giveUp());
    }

    /// Starts the transaction the method asks for. On the strand.
    public ClientTransaction request(SipRequest request, Hop hop, Strand strand, ClientTransaction.User user) {
        ClientTransaction transaction = request.is(Methods.INVITE)
                ? new InviteClientTransaction(request, hop, this, strand, user)
                : new NonInviteClientTransaction(request, hop, this, strand, user);
        clients.put(Requests.clientKey(request.headers()), transaction);
        transaction.start();
        return transaction;
    }

    /// The transaction that waits for this response, found by branch and method (RFC 3261 §17.1.3); null when
    /// none does. A branch holds 72 random bits, and a hash of all of them decides where it is looked for.
    @Nullable
    public ClientTransaction find(SipResponse response) {
        Via via = response.headers().topVia();
        if (via == null || via.branch().isEmpty()) return null;
        if (response.headers().cseq() != null) return clients.get(Requests.clientKey(response.headers()));
        // Without a method it could be the INVITE's or its CANCEL's.
        boolean ambiguous = clients.containsKey(Methods.CANCEL + via.branch());
        return ambiguous ? null : clients.get(via.branch());
    }

    /// A response that breaks the rules. A refusal still refuses, a 1xx is still a sign of life; an answer is
    /// somebody who has picked up.
    public static boolean garbled(ClientTransaction transaction, SipResponse response, Hop source, String why) {
        boolean answer = response.isSuccess() && transaction instanceof InviteClientTransaction;
        if (!answer) return transaction.receive(response, source);
        transaction.user().garbled(response, source, why);
        return true;
    }

    /// Whether no request may be taken for now that would have to be remembered.
    public boolean isFull() {
        return servers.size() >= MAX_SERVERS;
    }

    /// A request nobody has seen before. On the strand.
    public ServerTransaction accept(SipRequest request, Hop source, Strand strand) {
        if (request.is(Methods.INVITE)) return acceptInvite(request, source, strand);
        ServerTransaction transaction = new NonInviteServerTransaction(request, source, this, strand);
        servers.put(Requests.serverKey(request, request.method()), transaction);
        return transaction;
    }

    public InviteServerTransaction acceptInvite(SipRequest invite, Hop source, Strand strand) {
        InviteServerTransaction transaction = new InviteServerTransaction(invite, source, this, strand);
        servers.put(Requests.serverKey(invite, Methods.INVITE), transaction);
        return transaction;
    }

    /// The transaction this request repeats, acknowledges or cancels; null when there is none.
    ///
    /// @param method of the request that opened it
    @Nullable
    public ServerTransaction find(SipRequest request, String method) {
        return servers.get(Requests.serverKey(request, method));
    }

    void forget(ClientTransaction transaction, SipRequest request) {
        clients.remove(Requests.clientKey(request.headers()), transaction);
    }

    void forget(ServerTransaction transaction) {
        servers.remove(
                Requests.serverKey(transaction.request(), transaction.request().method()), transaction);
    }

    /// How many transactions are alive; for tests and for measuring.
    public int size() {
        return clients.size() + servers.size();
    }
}
