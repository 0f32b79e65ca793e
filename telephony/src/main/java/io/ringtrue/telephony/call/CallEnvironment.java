package io.ringtrue.telephony.call;

import io.ringtrue.telephony.call.trunk.HostLookup;
import io.ringtrue.telephony.rtp.RtpEngine;
import io.ringtrue.telephony.sip.SipEndpoint;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The parts that all calls of one dialler share. Safe for several threads.
///
/// @param clock gives the wall-clock time at which a call begins
/// @param mediaBind the local address for RTP; the wildcard means all addresses
record CallEnvironment(
        SipEndpoint sip,
        RtpEngine rtp,
        Optional<InetAddress> publicAddress,
        InetAddress mediaBind,
        Duration mediaTimeout,
        HostLookup lookup,
        Clock clock,
        Set<Dialling> calls) {
    /// How long keys still count after the far end's BYE.
    static final Duration KEY_GRACE = Duration.ofMillis(100);

    CallEnvironment(SipEndpoint sip, RtpEngine rtp, HostLookup lookup, DialerSettings settings, Clock clock) {
        this(
                sip,
                rtp,
                settings.publicAddress(),
                settings.rtpBind(),
                settings.mediaTimeout(),
                lookup,
                clock,
                ConcurrentHashMap.newKeySet());
    }

    /// The address to which this far end must send its media.
    InetAddress mediaAddress(InetAddress farEnd) {
        if (publicAddress.isPresent()) return publicAddress.get();
        return mediaBind.isAnyLocalAddress() ? sip.addressTowards(farEnd) : mediaBind;
    }

    void remember(Dialling call) {
        calls.add(call);
    }

    void forget(Dialling call) {
        calls.remove(call);
    }

    void hangUpAll() {
        List.copyOf(calls).forEach(Dialling::hangUp);
    }
}
