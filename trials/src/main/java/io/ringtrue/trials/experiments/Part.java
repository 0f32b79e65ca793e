package io.ringtrue.trials.experiments;

import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.Leaving;
import io.ringtrue.telephony.phone.NeverAnswering;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.phone.Refusing;
import io.ringtrue.trials.oracle.Order.Expected;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// What the callee of one order does. Everybody who answers leaves in the end: the server may be dead.
public record Part(Callee callee, Expected expected) {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final int SLOWEST_KEY_MS = 6_000;

    /// Keys the right PIN after this time.
    static Part right(String pin, Duration after) {
        return new Part(
                Person.silent().thenKeys(pin + "#", after, Duration.ZERO).leaving(new Leaving.AfterTalking(PATIENCE)),
                Expected.RIGHT);
    }

    /// Keys a wrong PIN once, then the right one.
    static Part rightAtSecond(String pin) {
        return new Part(
                Person.keying(wrong(pin) + "#")
                        .thenKeys(pin + "#", Duration.ofSeconds(4), Duration.ZERO)
                        .leaving(new Leaving.AfterTalking(PATIENCE)),
                Expected.RIGHT);
    }

    static Part wrongPin(String pin) {
        return new Part(
                Person.keying(wrong(pin) + "#").leaving(new Leaving.AfterKeys(Duration.ofSeconds(4))), Expected.WRONG);
    }

    static Part silent(Duration stays) {
        return new Part(Person.silent().leaving(new Leaving.AfterTalking(stays)), Expected.WRONG);
    }

    static Part neverAnswering() {
        return new Part(new NeverAnswering(), Expected.WRONG);
    }

    static Part refusing(Refusing how) {
        return new Part(how, Expected.WRONG);
    }

    /// What people do: one in two keys the right PIN.
    static Part any(RandomGenerator random, String pin) {
        int dice = random.nextInt(100);
        if (dice < 45) return right(pin, Duration.ofMillis(random.nextInt(300, SLOWEST_KEY_MS)));
        if (dice < 55) return rightAtSecond(pin);
        if (dice < 70) return wrongPin(pin);
        if (dice < 80) return silent(Duration.ofSeconds(random.nextInt(2, 9)));
        if (dice < 88) return neverAnswering();
        return refusing(dice < 95 ? Refusing.BUSY : Refusing.UNAVAILABLE);
    }

    static String wrong(String pin) {
        return "%06d".formatted((Integer.parseInt(pin) + 1) % 1_000_000);
    }

    static String pin(RandomGenerator random) {
        return "%06d".formatted(random.nextInt(1_000_000));
    }
}
