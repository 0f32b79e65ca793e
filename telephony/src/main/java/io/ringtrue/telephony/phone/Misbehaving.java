package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Mangler;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Applies an oddity to a far end's SIP. Each call, by its Call-ID, has its own [SipHabit]. Safe for several
/// threads.
final class Misbehaving implements Mangler {
    /// How many calls' habits are remembered. The habit of an older call begins again; that matters only to a
    /// far end with more calls at once.
    private static final int REMEMBERED = 1_000;

    private final Oddity oddity;
    private final Map<String, SipHabit> habits = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SipHabit> eldest) {
            return size() > REMEMBERED;
        }
    };

    Misbehaving(Oddity oddity) {
        this.oddity = oddity;
    }

    private SipHabit habit(SipText message) {
        synchronized (habits) {
            return habits.computeIfAbsent(
                    message.field("Call-ID"), _ -> oddity.sip().get());
        }
    }

    @Override
    public void leaving(byte[] message, Hop to, Mangler.Outlet wire) {
        SipText text = SipText.of(message);
        SipHabit habit = habit(text);
        synchronized (habit) {
            habit.leaving(text, outlet(wire, to));
        }
    }

    @Override
    public Optional<byte[]> arriving(byte[] message, Hop from, Mangler.Outlet wire) {
        SipText text = SipText.of(message);
        SipHabit habit = habit(text);
        synchronized (habit) {
            return habit.arriving(text, outlet(wire, from)) ? Optional.of(message) : Optional.empty();
        }
    }

    @Override
    public Optional<InetAddress> elsewhere() {
        return oddity.elsewhere();
    }

    private static SipHabit.Outlet outlet(Mangler.Outlet wire, Hop hop) {
        return new SipHabit.Outlet() {
            @Override
            public void send(SipText message) {
                wire.send(message.bytes(), hop);
            }

            @Override
            public void send(byte[] bytes) {
                wire.send(bytes, hop);
            }

            @Override
            public void sendFromElsewhere(SipText message) {
                wire.sendFromElsewhere(message.bytes(), hop);
            }
        };
    }
}
