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

/// From which addresses the messages of one call are taken. Asked only about messages that have shown the
/// call's secrets, a branch or both tags (RFC 3261 §17.1.3, §12.2.2); lives on the call's strand.
final class Hearing {
    /// More addresses in one call are not told apart.
    private static final int MAX_ADDRESSES = 64;

    private final AllowedSources sources;
    private final Counts counts;
    private Consumer<InetAddress> unlisted;
    private final Set<InetAddress> learnt = new HashSet<>();
    private final Set<InetAddress> told = new HashSet<>();

    /// @param unlisted told once of each address that is neither the trunk's nor named in the dialog
    Hearing(AllowedSources sources, Counts counts, Consumer<InetAddress> unlisted) {
        this.sources = sources;
        this.counts = counts;
        this.unlisted = unlisted;
    }

    /// Remembers the addresses that a message we have taken names: where the far end and its proxies are.
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
        // What is left of a busy trunk's calls is kept for a while: an address known anyhow is not kept as well.
        if (address != null && !isKnown(address) && learnt.size() < MAX_ADDRESSES) learnt.add(address);
    }

    /// From now on addresses are counted but no longer reported: the call's timeline is closed.
    void callOver() {
        unlisted = _ -> {};
    }

    boolean hears(Hop source) {
        InetAddress address = source.address().getAddress();
        if (isKnown(address)) return true;
        counts.unlisted().increment();
        if (told.size() < MAX_ADDRESSES && told.add(address)) unlisted.accept(address);
        return !sources.isStrict();
    }

    private boolean isKnown(InetAddress address) {
        return learnt.contains(address) || sources.listed().test(address);
    }
}
