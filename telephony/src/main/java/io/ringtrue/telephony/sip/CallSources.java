package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.NameAddr;
import io.ringtrue.telephony.sip.message.RouteSet;
import io.ringtrue.telephony.sip.message.SipHeaders;
import io.ringtrue.telephony.sip.message.SipUri;
import io.ringtrue.telephony.sip.transport.AllowedSources;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.NextHop;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Decides from which addresses one call accepts messages. It is asked only about messages that contain the
/// call's secrets, a branch or both tags (RFC 3261 §17.1.3, §12.2.2). Used on the call's strand only.
final class CallSources {
    /// How many addresses are remembered and reported for one call. A limit, so that a flood of forged
    /// addresses costs no memory.
    private static final int MAX_ADDRESSES = 64;

    private final AllowedSources allowed;
    private final Counts counts;
    private Consumer<InetAddress> unlisted;
    private final Set<InetAddress> learnt = new HashSet<>();
    private final Set<InetAddress> reported = new HashSet<>();

    /// @param unlisted called once for each address that is neither the trunk's nor named in the dialog
    CallSources(AllowedSources allowed, Counts counts, Consumer<InetAddress> unlisted) {
        this.allowed = allowed;
        this.counts = counts;
        this.unlisted = unlisted;
    }

    /// Remembers the addresses in Contact and Record-Route of an accepted message: the far end and its
    /// proxies.
    void learn(SipHeaders headers) {
        NameAddr contact = headers.contact();
        if (contact != null) learn(contact.uri());
        List<String> routes = RouteSet.of(headers);
        for (String route : routes) {
            NameAddr read = NameAddr.read(route);
            if (read != null) learn(read.uri());
        }
    }

    private void learn(String uri) {
        SipUri read = SipUri.readOrNull(uri);
        InetAddress address = read == null ? null : NextHop.literal(read.host());
        // Some ten thousand ended calls of a busy trunk may be in memory, so an address that is listed anyway
        // is not stored.
        if (address != null && !isKnown(address) && learnt.size() < MAX_ADDRESSES) learnt.add(address);
    }

    /// The call is over and its log closed: from now on addresses are counted and no longer reported.
    void callOver() {
        unlisted = _ -> {};
    }

    /// Whether to accept a message from this address. Counts and reports an address that is not listed; a
    /// strict trunk refuses it.
    boolean hears(Hop source) {
        InetAddress address = source.address().getAddress();
        if (isKnown(address)) return true;
        counts.unlisted().increment();
        if (reported.size() < MAX_ADDRESSES && reported.add(address)) unlisted.accept(address);
        return !allowed.isStrict();
    }

    private boolean isKnown(InetAddress address) {
        return learnt.contains(address) || allowed.listed().test(address);
    }
}
