package io.ringtrue.server.live;

import io.ringtrue.numbers.Field;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.numbers.plan.LineType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks the configured sources one after the other until what is wanted is known, within one deadline. The local
/// report is always the answer to fall back on.
public final class LiveSources {
    /// Nobody to ask: every report stays as it is.
    public static final LiveSources NONE = new LiveSources(List.of(), Duration.ZERO);

    private final List<SourceGate> sources;
    private final Duration deadline;

    /// @param sources in the order they are asked
    /// @param deadline for all of them together; each waits for its share of what is left, the last for all of it
    public LiveSources(List<SourceGate> sources, Duration deadline) {
        this.sources = List.copyOf(sources);
        this.deadline = deadline;
    }

    /// Never throws and never takes longer than the deadline. Asks nobody where the number is not valid, where plan
    /// and allocation are certain, or where the excluded types cannot be affected.
    ///
    /// @param excluded line types the caller excludes; empty for none
    public Enriched enrich(NumberReport local, Set<LineType> excluded, Wish wish) {
        Set<Field> wanted = Wanted.of(local, excluded, wish);
        List<SourceGate> useful = sources.stream()
                .filter(source -> !Collections.disjoint(source.tells(), wanted))
                .toList();
        return useful.isEmpty() ? Enriched.unchanged(local) : new Round(local, wanted).ask(useful);
    }

    /// One number's way through the sources.
    private final class Round {
        private final long end = System.nanoTime() + deadline.toNanos();
        private final LiveNumber number;
        private final Set<Field> wanted;
        private NumberReport report;
        private Optional<Boolean> ported = Optional.empty();
        private Optional<LiveNote> note = Optional.empty();

        Round(NumberReport local, Set<Field> wanted) {
            this.number = new LiveNumber(local.callingCode(), local.national());
            this.wanted = wanted;
            this.report = local;
        }

        Enriched ask(List<SourceGate> useful) {
            try {
                for (int i = 0; i < useful.size() && !wanted.isEmpty(); i++) {
                    long share = Math.max(0, end - System.nanoTime()) / (useful.size() - i);
                    take(useful.get(i), Duration.ofNanos(share));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                missing(LiveNote.TIMEOUT);
            }
            return new Enriched(report, ported, wanted.isEmpty() ? Optional.empty() : note);
        }

        private void take(SourceGate source, Duration patience) throws InterruptedException {
            if (Collections.disjoint(source.tells(), wanted)) return;
            switch (source.ask(number, patience)) {
                case SourceReply.Found found -> add(source.name(), found);
                case SourceReply.NotFound _ -> {}
                case SourceReply.Failed _ -> missing(LiveNote.FAILED);
                case SourceReply.Withheld withheld -> missing(withheld.why());
            }
        }

        private void add(String source, SourceReply.Found found) {
            report = Merge.of(report, found.answer(), Merge.basis(source, found));
            ported = ported.or(found.answer()::ported);
            wanted.removeIf(field -> !report.valid() || saidLive(field));
        }

        private boolean saidLive(Field field) {
            return report.basis(field)
                    .filter(basis -> basis.kind() == Basis.Kind.LIVE)
                    .isPresent();
        }

        /// Of several reasons the first in [LiveNote] is told.
        private void missing(LiveNote why) {
            if (note.isEmpty() || why.compareTo(note.get()) < 0) note = Optional.of(why);
        }
    }
}
