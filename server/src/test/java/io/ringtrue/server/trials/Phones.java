package io.ringtrue.server.trials;

import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.CalleeBook;
import io.ringtrue.telephony.phone.CalleeRegister;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.FarEndObserver;
import io.ringtrue.telephony.phone.PhoneCall;
import io.ringtrue.telephony.phone.PhoneEvent;
import io.ringtrue.telephony.phone.Refusing;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// The telephone network of a trial, outside the server that is killed: it survives, and it remembers every call.
final class Phones implements CalleeBook, FarEndObserver, AutoCloseable {
    private static final int SAMPLES_PER_MS = 8;

    private final CalleeRegister book = new CalleeRegister(Refusing.NOT_FOUND);
    private final Map<String, CountDownLatch> notYetRinging = new ConcurrentHashMap<>();
    private final Map<PhoneCall, Set<PhoneEvent.Kind>> calls = new ConcurrentHashMap<>();
    private final FarEnd farEnd;

    private Phones() throws IOException {
        farEnd = FarEnd.open(
                InetAddress.ofLiteral("127.0.0.1"),
                0,
                this,
                this,
                Thread.ofVirtual().name("far-end-", 1).factory(),
                Clock.systemUTC());
    }

    static Phones open() throws IOException {
        return new Phones();
    }

    /// One INVITE, however often it was sent.
    ///
    /// @param keys everything pressed in this call
    record Heard(String number, boolean rang, String keys) {}

    int port() {
        return farEnd.port();
    }

    void enter(String number, Callee callee) {
        book.enter(number, callee);
    }

    /// An INVITE to this number gets no answer but 100 until [#answerHeld()].
    void hold(String number) {
        notYetRinging.put(bare(number), new CountDownLatch(1));
    }

    void answerHeld() {
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

    @Override
    public void happened(PhoneCall call, PhoneEvent event) {
        calls.computeIfAbsent(call, _ -> ConcurrentHashMap.newKeySet()).add(event.kind());
    }

    boolean happened(String number, PhoneEvent.Kind kind) {
        return calls.entrySet().stream()
                .anyMatch(entry -> bare(entry.getKey().number()).equals(bare(number))
                        && entry.getValue().contains(kind));
    }

    /// How many keys were pressed at this number so far.
    int keysPressed(String number) {
        return to(number).stream()
                .mapToInt(call -> call.keysSent().length())
                .max()
                .orElse(0);
    }

    /// How much was heard at this number so far. Its line must record.
    Duration heard(String number) {
        int samples = to(number).stream()
                .mapToInt(call -> call.heard().samples().length)
                .max()
                .orElse(0);
        return Duration.ofMillis(samples / SAMPLES_PER_MS);
    }

    List<Heard> record() {
        return calls.entrySet().stream()
                .map(entry -> new Heard(
                        bare(entry.getKey().number()),
                        entry.getValue().contains(PhoneEvent.Kind.RINGING),
                        entry.getKey().keysSent()))
                .toList();
    }

    private List<PhoneCall> to(String number) {
        return calls.keySet().stream()
                .filter(call -> bare(call.number()).equals(bare(number)))
                .toList();
    }

    private static String bare(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    @Override
    public void close() {
        answerHeld();
        farEnd.close();
    }
}
