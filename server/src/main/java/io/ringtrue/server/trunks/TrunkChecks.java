package io.ringtrue.server.trunks;

import io.ringtrue.server.people.AuditEntry;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.Author;
import io.ringtrue.telephony.call.trunk.Trunk;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Checks trunks by name for whoever may, and writes into the audit log who did. Safe for several threads.
public final class TrunkChecks {
    private static final int MASKED = 4;
    private static final int LONGEST = 20;

    private final Supplier<List<Trunk>> trunks;
    private final Doctor doctor;
    private final AuditLog log;
    private final Clock clock;

    /// @param trunks those in use
    public TrunkChecks(Supplier<List<Trunk>> trunks, Doctor doctor, AuditLog log, Clock clock) {
        this.trunks = trunks;
        this.doctor = doctor;
        this.log = log;
        this.clock = clock;
    }

    /// [TrunkDoctor#check].
    @FunctionalInterface
    public interface Doctor {
        Optional<TrunkCheck> check(Trunk trunk, Optional<String> number) throws InterruptedException;
    }

    public sealed interface Result {
        record Done(TrunkCheck check) implements Result {}

        /// There is no trunk of this name in use.
        record Unknown() implements Result {}

        /// A check of this trunk is running already.
        record Running() implements Result {}
    }

    /// Takes at most 15 s.
    ///
    /// @param number to be rung on trial; empty: nobody is called
    public Result check(String name, Optional<String> number, Author by) {
        Optional<Trunk> trunk =
                trunks.get().stream().filter(each -> each.name().equals(name)).findFirst();
        if (trunk.isEmpty()) return new Result.Unknown();
        try {
            // Before it: a check that breaks off may have rung somebody.
            if (number.isPresent()) write(name, "asks to ring " + masked(number.get()), by);
            Optional<TrunkCheck> check = doctor.check(trunk.get(), number);
            check.ifPresent(done -> write(done.trunk(), done.summary() + (done.called() ? ", rang a phone" : ""), by));
            return check.<Result>map(Result.Done::new).orElseGet(Result.Running::new);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.Running();
        }
    }

    /// Without its end: entries of this log are kept for longer than numbers.
    private static String masked(String number) {
        String text = number.strip().replaceAll("[^0-9+]", "?");
        return text.length() <= MASKED ? "****" : text.substring(0, Math.min(text.length(), LONGEST) - MASKED) + "****";
    }

    private void write(String trunk, String found, Author by) {
        log.add(new AuditEntry(
                clock.instant(),
                by.person(),
                by.who(),
                by.place(),
                OptionalLong.empty(),
                "checked a trunk",
                trunk,
                "",
                found));
    }
}
