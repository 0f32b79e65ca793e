package io.ringtrue.telephony.sip;

import java.net.InetAddress;
import java.util.function.Predicate;

/// Which addresses the messages of a call are expected from.
///
/// @param listed the trunk's own addresses
/// @param isStrict whether those from other addresses are dropped, although they show the call's branch or
/// tags; addresses the dialog itself names (Contact, Record-Route) are as good as listed
public record Sources(Predicate<InetAddress> listed, boolean isStrict) {
    /// Wherever they come from.
    public static final Sources ANY = new Sources(_ -> true, false);
}
