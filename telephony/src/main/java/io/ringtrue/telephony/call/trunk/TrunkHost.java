package io.ringtrue.telephony.call.trunk;

import io.ringtrue.telephony.sip.message.SipUri;
import io.ringtrue.telephony.sip.transport.NextHop;
import java.util.Locale;

/// Where a trunk is, as its `uri` says it.
///
/// @param name a host name, or an address without brackets
/// @param port 5060 where the URI names none
/// @param transport `UDP` or `TCP`
/// @param isLiteral whether `name` is an address, so that nothing is looked up
public record TrunkHost(String name, int port, String transport, boolean isLiteral) {
    public static TrunkHost of(Trunk trunk) {
        SipUri uri = SipUri.read(trunk.uri()).orElseThrow();
        String host = uri.host();
        return new TrunkHost(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                uri.port() < 0 ? SipUri.DEFAULT_PORT : uri.port(),
                uri.transport().orElse("udp").toUpperCase(Locale.ROOT),
                NextHop.literal(host) != null);
    }
}
