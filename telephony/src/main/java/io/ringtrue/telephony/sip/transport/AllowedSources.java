package io.ringtrue.telephony.sip.transport;

import java.net.InetAddress;
import java.util.function.Predicate;

/// The addresses from which messages of a call are accepted.
///
/// @param listed the trunk's own addresses
/// @param isStrict whether messages from other addresses are dropped even if they contain the call's branch
/// or tags. Addresses that the dialog names (Contact, Record-Route) count as listed
public record AllowedSources(Predicate<InetAddress> listed, boolean isStrict) {
    /// Accepts messages from any address.
    public static final AllowedSources ANY = new AllowedSources(_ -> true, false);
}
