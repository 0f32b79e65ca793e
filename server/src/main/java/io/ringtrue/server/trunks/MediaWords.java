package io.ringtrue.server.trunks;

import io.ringtrue.server.trunks.CheckStep.Verdict;
import io.ringtrue.telephony.call.RtpPortRange;
import io.ringtrue.telephony.call.probe.MediaPlace;
import io.ringtrue.telephony.call.probe.ProbeAnswer;
import java.net.InetAddress;

/// Whether the trunk's voice can find us.
///
/// @param ports of this node
public record MediaWords(RtpPortRange ports) {
    private static final String STEP = "media";

    CheckStep of(MediaPlace place, InetAddress trunk, ProbeAnswer answer) {
        String ours = place.address().getHostAddress();
        String where = "Voice is received at " + ours + ", UDP ports " + ports.min() + " to " + ports.max() + ".";
        if (place.room() == 0)
            return CheckStep.of(
                    STEP,
                    Verdict.PROBLEM,
                    "No port for voice is free",
                    where,
                    "Widen rtp.port-min and rtp.port-max, or wait until calls end.");
        String seen = answer instanceof ProbeAnswer.Answered answered
                ? answered.seenFrom().orElse(ours)
                : ours;
        if (!seen.equals(ours))
            return CheckStep.of(
                    STEP,
                    Verdict.WARNING,
                    "Voice may not find this server",
                    where + " The trunk sees this server as " + seen + ": there is NAT between.",
                    "Set sip.public-address to " + seen + ", and forward these UDP ports to this server.");
        if (isPrivate(place.address()) && !isPrivate(trunk))
            return CheckStep.of(
                    STEP,
                    Verdict.WARNING,
                    "Voice may not find this server",
                    where + " That is a private address, which the trunk cannot reach.",
                    "Set sip.public-address, and forward these UDP ports to this server.");
        return CheckStep.of(
                STEP,
                Verdict.OK,
                "Ports for voice are free",
                where + " There is room for " + place.room() + " calls.",
                isPrivate(place.address()) ? "" : "A firewall must let UDP to these ports in.");
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isSiteLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress();
    }
}
