package io.ringtrue.trials.world;

import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.CalleeBook;
import io.ringtrue.telephony.phone.CalleeRegister;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.PhoneCall;
import io.ringtrue.telephony.phone.PhoneEvent;
import io.ringtrue.telephony.phone.Refusing;
import io.ringtrue.trials.oracle.Heard;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// The telephone network of a trial, outside the server that is broken: it survives, and it remembers every
/// call. Each node has a trunk of its own, so that a call names the node that dialled it.
public final class Phones implements CalleeBook, AutoCloseable {
    private static final int SAMPLES_PER_MS = 8;

    private final CalleeRegister book = new CalleeRegister(Refusing.NOT_FOUND);
    private final TrunkHabits habits = new TrunkHabits();
    private final Map<String, CountDownLatch> notYetRinging = new ConcurrentHashMap<>();
    private final Map<PhoneCall, Seen> calls = new ConcurrentHashMap<>();
    private final List<FarEnd> farEnds = new ArrayList<>();

    private record Seen(int node, List<Heard.Moment> moments) {}

    private Phones() {}

    /// @param port of the first trunk, the others follow it; 0: any free ones
    public static Phones open(int trunks, int port) throws IOException {
        Phones phones = new Phones();
        for (int node = 0; node < trunks; node++) phones.addTrunk(node, port == 0 ? 0 : port + node);
        return phones;
    }

    private void addTrunk(int node, int port) throws IOException {
        farEnds.add(FarEnd.open(
                InetAddress.ofLiteral("127.0.0.1"),
                port,
                this,
                (call, event) -> happened(node, call, event),
                Oddity.named("as-entered", "each number has the habit that was entered for it")
                        .speaking(habits::ofOneCall),
                Thread.ofVirtual().name("far-end-", 1).factory(),
                Clock.systemUTC()));
    }

    public int port(int node) {
        return farEnds.get(node).port();
    }

    public void enter(String number, Callee callee) {
        book.enter(number, callee);
    }

    /// Calls to this number get a bad trunk.
    public void enter(String number, TrunkHabits.Habit habit) {
        habits.enter(number, habit);
    }

    /// An INVITE to this number gets no answer but 100 until [#answerHeld()].
    public void hold(String number) {
        notYetRinging.put(number, new CountDownLatch(1));
    }

    public void answerHeld() {
        notYetRinging.values().forEach(CountDownLatch::countDown);
    }

    @Override
    public Callee at(String number) {
        CountDownLatch hold = notYetRinging.get(bare(number));
        if (hold == null) return book.at(number);
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Refusing.UNAVAILABLE;
    }

    private void happened(int node, PhoneCall call, PhoneEvent event) {
        calls.computeIfAbsent(call, _ -> new Seen(node, new CopyOnWriteArrayList<>()))
                .moments()
                .add(new Heard.Moment(Instant.now(), event.kind()));
    }

    public boolean happened(String number, PhoneEvent.Kind kind) {
        return calls.entrySet().stream()
                .filter(entry -> bare(entry.getKey().number()).equals(number))
                .flatMap(entry -> entry.getValue().moments().stream())
                .anyMatch(moment -> moment.kind() == kind);
    }

    /// How many keys were pressed at this number so far.
    public int keysPressed(String number) {
        return to(number).stream()
                .mapToInt(call -> call.keysSent().length())
                .max()
                .orElse(0);
    }

    /// How much was heard at this number so far. Its line must record.
    public Duration heard(String number) {
        int samples = to(number).stream()
                .mapToInt(call -> call.heard().samples().length)
                .max()
                .orElse(0);
        return Duration.ofMillis(samples / SAMPLES_PER_MS);
    }

    /// How many calls of a node ring or talk now.
    public int active(int node) {
        return farEnds.get(node).activeCalls();
    }

    /// The carrier notices that a node is dead: it ends the node's calls.
    public void hangUp(int node) {
        calls.forEach((call, record) -> {
            if (record.node() == node && record.moments().stream().noneMatch(Phones::isLast)) call.hangUp();
        });
    }

    private static boolean isLast(Heard.Moment moment) {
        return new PhoneEvent(moment.kind(), "").isLast();
    }

    public List<Heard> record() {
        return calls.entrySet().stream()
                .map(entry -> new Heard(
                        bare(entry.getKey().number()),
                        entry.getValue().node(),
                        List.copyOf(entry.getValue().moments()),
                        entry.getKey().keysSent()))
                .toList();
    }

    private List<PhoneCall> to(String number) {
        return calls.keySet().stream()
                .filter(call -> bare(call.number()).equals(number))
                .toList();
    }

    private static String bare(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    @Override
    public void close() {
        answerHeld();
        farEnds.forEach(FarEnd::close);
    }
}
