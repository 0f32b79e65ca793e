package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.rtp.PacketMangler;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A named habit of real far ends that breaks a rule, or the usual reading of a rule. A [FarEnd] opened with
/// it shows it in every call.
///
/// @param name lower case with dashes, as on the command line
/// @param about one line for a person: what the far end does
/// @param sip makes the habit that changes the SIP of one call; called once for each call
/// @param media makes the habit that changes the RTP of one call; called once for each call
/// @param elsewhere a second address of this machine for SIP by UDP; empty when none is needed
/// @param callee changes the callee that answers
public record Oddity(
        String name,
        String about,
        Supplier<SipHabit> sip,
        Supplier<PacketMangler> media,
        Optional<InetAddress> elsewhere,
        UnaryOperator<Callee> callee) {

    /// No oddity: follows the rules.
    public static final Oddity NONE = Oddity.named("none", "behaves");

    /// An oddity that changes nothing yet; the methods below add habits.
    public static Oddity named(String name, String about) {
        return new Oddity(
                name,
                about,
                () -> SipHabit.NONE,
                () -> (packet, wire) -> wire.send(packet),
                Optional.empty(),
                UnaryOperator.identity());
    }

    /// A copy with this habit in SIP.
    public Oddity speaking(Supplier<SipHabit> habit) {
        return new Oddity(name, about, habit, media, elsewhere, callee);
    }

    /// A copy that changes every SIP message that is sent.
    public Oddity writing(UnaryOperator<SipText> change) {
        return speaking(() -> new SipHabit() {
            @Override
            public void leaving(SipText message, Outlet wire) {
                wire.send(change.apply(message));
            }
        });
    }

    /// A copy with this habit in RTP.
    public Oddity sounding(Supplier<PacketMangler> habit) {
        return new Oddity(name, about, sip, habit, elsewhere, callee);
    }

    /// A copy with a second address for SIP.
    public Oddity alsoAt(InetAddress address) {
        return new Oddity(name, about, sip, media, Optional.of(address), callee);
    }

    /// A copy in which persons send their keys by this way.
    public Oddity keyingBy(KeyWay way) {
        return answeredBy(who -> who instanceof Person person ? person.by(way) : who);
    }

    /// A copy that changes the callee.
    public Oddity answeredBy(UnaryOperator<Callee> change) {
        return new Oddity(name, about, sip, media, elsewhere, change);
    }
}
