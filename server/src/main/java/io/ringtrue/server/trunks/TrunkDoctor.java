package io.ringtrue.server.trunks;

import io.ringtrue.server.outbound.HostResolver;
import io.ringtrue.telephony.call.SipDialer;
import io.ringtrue.telephony.call.probe.ProbeAnswer;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Checks a trunk: its name, whether it answers, its password, the way of the voice, and, where a number is given, a
/// call. One check of a trunk at a time on a node. Safe for several threads.
public final class TrunkDoctor {
    private static final Duration LOOKUP = Duration.ofSeconds(3);
    private static final Duration OPTIONS = Duration.ofSeconds(4);

    private final SipDialer dialer;
    private final HostResolver names;
    private final OptionsWords words;
    private final MediaWords media;
    private final TestCalls calls;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    public TrunkDoctor(SipDialer dialer, HostResolver names, MediaWords media, TestCalls calls, Clock clock) {
        this.dialer = dialer;
        this.names = names;
        this.words = new OptionsWords();
        this.media = media;
        this.calls = calls;
        this.clock = clock;
    }

    /// Takes at most 15 s.
    ///
    /// @param number to be rung on trial; empty: nobody is called
    /// @return empty: a check of this trunk is running already
    public Optional<TrunkCheck> check(Trunk trunk, Optional<String> number) throws InterruptedException {
        if (!running.add(trunk.name())) return Optional.empty();
        try {
            Instant at = clock.instant();
            long began = System.nanoTime();
            List<CheckStep> steps = new ArrayList<>();
            look(trunk, steps);
            if (trunk.srtp() != Trunk.Srtp.NONE) steps.add(secrecy(trunk));
            boolean called = false;
            if (number.isPresent()) {
                TestCalls.Outcome outcome = calls.ring(trunk, number.get());
                steps.add(outcome.step());
                called = outcome.called();
            }
            return Optional.of(
                    new TrunkCheck(trunk.name(), at, Duration.ofNanos(System.nanoTime() - began), called, steps));
        } finally {
            running.remove(trunk.name());
        }
    }

    private void look(Trunk trunk, List<CheckStep> steps) throws InterruptedException {
        TrunkHost host = TrunkHost.of(trunk);
        List<InetAddress> addresses = addresses(host, steps);
        if (addresses.isEmpty()) {
            steps.add(CheckStep.notTried("options", "OPTIONS not tried", "Needs an address first."));
            steps.add(CheckStep.notTried("password", "Password not tried", "Needs an answer to OPTIONS first."));
            return;
        }
        InetAddress first = addresses.getFirst();
        ProbeAnswer answer = dialer.probe().options(trunk, first, OPTIONS);
        String ours = dialer.media(first).address().getHostAddress();
        steps.add(words.answer(host, first.getHostAddress(), ours, answer));
        steps.add(words.password(trunk, answer));
        steps.add(media.of(dialer.media(first), first, answer));
    }

    private List<InetAddress> addresses(TrunkHost host, List<CheckStep> steps) {
        long began = System.nanoTime();
        try {
            List<InetAddress> found = names.resolve(host.name(), LOOKUP);
            steps.add(found(host, found).in(Duration.ofNanos(System.nanoTime() - began)));
            return found;
        } catch (SocketTimeoutException _) {
            steps.add(CheckStep.of(
                    "name",
                    CheckStep.Verdict.PROBLEM,
                    "Name not found",
                    "The name service of this server did not answer within " + LOOKUP.toSeconds() + " s.",
                    "Look at the name service of this server: other names may fail, too."));
        } catch (IOException _) {
            steps.add(CheckStep.of(
                    "name",
                    CheckStep.Verdict.PROBLEM,
                    "Name not found",
                    host.name() + " has no address.",
                    "Look for a typing error in the trunk's SIP address. SRV records are not looked up."));
        }
        return List.of();
    }

    private static CheckStep found(TrunkHost host, List<InetAddress> found) {
        String all = found.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
        if (host.isLiteral()) return CheckStep.ok("name", "Address given", all + ", so no name is looked up.");
        String more = found.size() == 1 ? "." : ". Calls go to the first one.";
        return CheckStep.ok("name", "Name found", host.name() + " is " + all + more);
    }

    private static CheckStep secrecy(Trunk trunk) {
        return CheckStep.of(
                "secrecy",
                CheckStep.Verdict.WARNING,
                "Voice would not be secret",
                "srtp is " + trunk.srtp().name().toLowerCase(Locale.ROOT)
                        + ", but its keys travel in SIP in the clear.",
                "For secrecy lead SIP through a VPN or a private line.");
    }
}
