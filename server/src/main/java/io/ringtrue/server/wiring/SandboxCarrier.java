package io.ringtrue.server.wiring;

import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.CalleeBook;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.FarEndObserver;
import io.ringtrue.telephony.phone.Leaving;
import io.ringtrue.telephony.phone.Machine;
import io.ringtrue.telephony.phone.NeverAnswering;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.phone.Refusing;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The sandbox's telephone network, on loopback: real SIP and RTP, built-in callees. A number's last three
/// digits say who answers (486 busy, 603 declines, …); every other callee hears the prompt and keys the
/// configured digits. A number that somebody holds by hand has no callee: its holder is offered its calls.
public final class SandboxCarrier implements CalleeBook, AutoCloseable {
    /// Long enough to hear who calls.
    private static final Duration LISTENS = Duration.ofSeconds(4);
    /// From "that was not the right PIN" to the next try.
    private static final Duration NEXT_TRY = Duration.ofMillis(1_500);

    private final Person everybodyElse;
    private final Map<String, Callee> known = new ConcurrentHashMap<>();
    private final Function<String, Optional<Callee>> held;
    private @Nullable FarEnd farEnd;

    private SandboxCarrier(String keys, Function<String, Optional<Callee>> held) {
        this.everybodyElse = Person.keying(keys);
        this.held = held;
    }

    /// @param keys what callees key unless their number says otherwise
    /// @param held who holds a number by hand; asked at each call
    static SandboxCarrier open(String keys, Function<String, Optional<Callee>> held, Clock clock) throws IOException {
        SandboxCarrier carrier = new SandboxCarrier(keys, held);
        carrier.farEnd = FarEnd.open(
                InetAddress.getByName("127.0.0.1"),
                0,
                carrier,
                FarEndObserver.NONE,
                Threads.virtual("sandbox-carrier"),
                clock);
        return carrier;
    }

    /// Outside the sandbox there is no built-in network: nothing listens.
    static SandboxCarrier none() {
        return new SandboxCarrier("", _ -> Optional.empty());
    }

    /// Where it listens; 0 when it does not.
    int port() {
        FarEnd open = farEnd;
        return open == null ? 0 : open.port();
    }

    /// From now on this number's callee hears the prompt out for a while and keys these entries one after the other.
    ///
    /// @param number digits, with or without `+`
    ///
    /// @throws IllegalStateException outside the sandbox
    public void keys(String number, List<String> entries) {
        if (farEnd == null) throw new IllegalStateException("there are no built-in callees outside the sandbox");
        Person person = Person.silent();
        for (int i = 0; i < entries.size(); i++) {
            person = person.thenKeys(entries.get(i), i == 0 ? LISTENS : NEXT_TRY, Duration.ZERO);
        }
        known.put(digits(number), person);
    }

    @Override
    public Callee at(String number) {
        String digits = digits(number);
        return held.apply(digits)
                .or(() -> Optional.ofNullable(known.get(digits)))
                .orElseGet(() -> byEnding(digits));
    }

    private Callee byEnding(String digits) {
        return switch (digits.substring(Math.max(0, digits.length() - 3))) {
            case "486" -> Refusing.BUSY;
            case "603" -> Refusing.DECLINED;
            case "404" -> Refusing.NOT_FOUND;
            case "480" -> Refusing.UNAVAILABLE;
            case "503" -> new Refusing(503, "Service Unavailable");
            case "408" -> new NeverAnswering();
            case "666" -> Person.silent();
            case "777" -> Machine.babbling();
            case "487" -> Person.silent().leaving(new Leaving.AfterTalking(LISTENS));
            case "999" -> Person.silent().thenKeys("*9", LISTENS, Duration.ZERO);
            default -> everybodyElse;
        };
    }

    private static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    @Override
    public void close() {
        FarEnd open = farEnd;
        if (open != null) open.close();
    }
}
