package io.ringtrue.telephony.sip.transport;

import java.net.InetAddress;
import java.util.function.Predicate;

/// Which addresses the messages of a call are expected from.
///
/// @param listed the trunk's own addresses
/// @param isStrict whether those from other addresses are dropped, although they show the call's branch or
/// tags; addresses the dialog itself names (Contact, Record-Route) are as good as listed
public record AllowedSources(Predicate<InetAddress> listed, boolean isStrict) {
    /// Wherever they come from.
    public static final AllowedSources ANY = new AllowedSources(_ -> true, false);
}
