package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.rtp.PacketMangler;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A habit of real far ends that breaks a rule, or a rule's usual reading, by name: a [FarEnd] opened with one has
/// it in every call.
///
/// @param name lower case with dashes, as on the command line
/// @param about one line for a person: what such a far end does
/// @param sip how each call's SIP is spoilt; asked once a call
/// @param media how each call's RTP is spoilt; asked once a call
/// @param elsewhere a second address of this machine that SIP is also heard on and may be sent from; empty: none
/// @param callee what becomes of whoever answers
public record Oddity(
        String name,
        String about,
        Supplier<SipHabit> sip,
        Supplier<PacketMangler> media,
        Optional<InetAddress> elsewhere,
        UnaryOperator<Callee> callee) {

    /// Everything as it should be.
    public static final Oddity NONE = Oddity.named("none", "behaves");

    /// One that does nothing yet.
    public static Oddity named(String name, String about) {
        return new Oddity(
                name,
                about,
                () -> SipHabit.NONE,
                () -> (packet, wire) -> wire.send(packet),
                Optional.empty(),
                UnaryOperator.identity());
    }

    public Oddity speaking(Supplier<SipHabit> habit) {
        return new Oddity(name, about, habit, media, elsewhere, callee);
    }

    /// Changes every message that leaves, each by itself.
    public Oddity writing(UnaryOperator<SipText> change) {
        return speaking(() -> new SipHabit() {
            @Override
            public void leaving(SipText message, Outlet wire) {
                wire.send(change.apply(message));
            }
        });
    }

    public Oddity sounding(Supplier<PacketMangler> habit) {
        return new Oddity(name, about, sip, habit, elsewhere, callee);
    }

    public Oddity alsoAt(InetAddress address) {
        return new Oddity(name, about, sip, media, Optional.of(address), callee);
    }

    /// Changes how keys travel, where it is a person who answers.
    public Oddity keyingBy(KeyWay way) {
        return answeredBy(who -> who instanceof Person person ? person.by(way) : who);
    }

    public Oddity answeredBy(UnaryOperator<Callee> change) {
        return new Oddity(name, about, sip, media, elsewhere, change);
    }
}
