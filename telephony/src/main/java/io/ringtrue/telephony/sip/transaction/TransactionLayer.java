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

/// All transactions of one endpoint, found by the rules of RFC 3261 §17.1.3 and §17.2.3. Safe for several
/// threads.
public final class TransactionLayer {

    /// A server transaction is kept for about half a minute. More of them at once than this is a flood, which
    /// must not fill the memory.
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

    /// A strand for a new call whose messages are not recorded.
    public Strand newStrand() {
        return newStrand(Ladder.NONE);
    }

    /// A strand for a new call.
    ///
    /// @param ladder records its messages
    public Strand newStrand(Ladder ladder) {
        return new Strand(alarms, ladder);
    }

    /// Sends a message outside any transaction, such as the ACK of a 2xx. See [Wire#send].
    public void send(Hop hop, byte[] message, Runnable failed) {
        wire.send(hop, message, failed);
    }

    /// Reports that a request got no answer within 64*T1 (timer B or F).
    void unanswered(Hop hop) {
        wire.unanswered(hop, timers.giveUp());
    }

    /// Sends a request in a new transaction. Must be called on the strand.
    public ClientTransaction request(SipRequest request, Hop hop, Strand strand, ClientTransaction.User user) {
        ClientTransaction transaction = request.is(Methods.INVITE)
                ? new InviteClientTransaction(request, hop, this, strand, user)
                : new NonInviteClientTransaction(request, hop, this, strand, user);
        clients.put(Requests.clientKey(request.headers()), transaction);
        transaction.start();
        return transaction;
    }

    /// The transaction that waits for this response, by branch and method (RFC 3261 §17.1.3); null when there
    /// is none. A plain map suffices for these secrets: a branch has 72 random bits, and the place of an
    /// entry depends on all of them, so the time of a search shows nothing useful.
    @Nullable
    public ClientTransaction find(SipResponse response) {
        Via via = response.headers().topVia();
        if (via == null || via.branch().isEmpty()) return null;
        if (response.headers().cseq() != null) return clients.get(Requests.clientKey(response.headers()));
        // Without a readable method the response may be to the INVITE or to its CANCEL.
        boolean ambiguous = clients.containsKey(Methods.CANCEL + via.branch());
        return ambiguous ? null : clients.get(via.branch());
    }

    /// Handles a response that breaks the rules. A refusal or a 1xx counts as if it were correct. A 2xx to an
    /// INVITE goes to [ClientTransaction.User#garbled], because somebody has answered.
    public static boolean garbled(ClientTransaction transaction, SipResponse response, Hop source, String why) {
        boolean answer = response.isSuccess() && transaction instanceof InviteClientTransaction;
        if (!answer) return transaction.receive(response, source);
        transaction.user().garbled(response, source, why);
        return true;
    }

    /// Whether a new request must be refused because too many server transactions are in memory.
    public boolean isFull() {
        return servers.size() >= MAX_SERVERS;
    }

    /// Begins the transaction of a new request. Must be called on the strand.
    public ServerTransaction accept(SipRequest request, Hop source, Strand strand) {
        if (request.is(Methods.INVITE)) return acceptInvite(request, source, strand);
        ServerTransaction transaction = new NonInviteServerTransaction(request, source, this, strand);
        servers.put(Requests.serverKey(request, request.method()), transaction);
        return transaction;
    }

    /// Like [#accept], for an INVITE.
    public InviteServerTransaction acceptInvite(SipRequest invite, Hop source, Strand strand) {
        InviteServerTransaction transaction = new InviteServerTransaction(invite, source, this, strand);
        servers.put(Requests.serverKey(invite, Methods.INVITE), transaction);
        return transaction;
    }

    /// The transaction that this request repeats, acknowledges or cancels; null when there is none.
    ///
    /// @param method of the request that began the transaction
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

    /// How many transactions exist. For tests and measurements.
    public int size() {
        return clients.size() + servers.size();
    }
}
