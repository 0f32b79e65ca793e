package io.ringtrue.telephony.call.trunk;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The trunks in use: the present ones, and former ones that still have calls. Safe for several threads.
public final class TrunkLines {
    private volatile List<TrunkLine> present = List.of();
    private volatile List<TrunkLine> former = List.of();

    /// Replaces the trunks. A trunk whose settings do not change keeps its line, and with it its calls, pace
    /// and pauses. New trunks are looked up, which may take seconds.
    public synchronized void replace(List<Trunk> trunks) {
        List<TrunkLine> next = trunks.stream()
                .map(this::lineOf)
                .sorted(Comparator.comparingInt(TrunkLine::priority))
                .toList();
        List<TrunkLine> busy = new ArrayList<>(former);
        busy.addAll(present);
        busy.removeAll(next);
        busy.removeIf(TrunkLine::isIdle);
        former = List.copyOf(busy);
        present = next;
    }

    private TrunkLine lineOf(Trunk trunk) {
        return present.stream()
                .filter(line -> line.serves(trunk))
                .findFirst()
                .orElseGet(() -> new TrunkLine(trunk, NameService.SYSTEM, System::nanoTime));
    }

    /// How many calls could start now. Without any trunk [Integer#MAX_VALUE], because each call then ends at
    /// once.
    public int room() {
        List<TrunkLine> lines = present;
        return lines.isEmpty()
                ? Integer.MAX_VALUE
                : lines.stream().mapToInt(TrunkLine::room).sum();
    }

    /// The lines in the order in which to try them: by priority, lowest value first, then as configured.
    /// Those that recently did not answer come last.
    public List<TrunkLine> inOrder() {
        List<TrunkLine> order = new ArrayList<>();
        List<TrunkLine> doubtful = new ArrayList<>();
        for (TrunkLine line : present) (line.isDoubtful() ? doubtful : order).add(line);
        order.addAll(doubtful);
        return order;
    }

    /// The present trunks, in the order in which they are tried.
    public List<TrunkState> states() {
        return inOrder().stream().map(this::withFormerCalls).toList();
    }

    private TrunkState withFormerCalls(TrunkLine line) {
        TrunkState state = line.state();
        int before = former.stream()
                .map(TrunkLine::state)
                .filter(each -> each.name().equals(state.name()))
                .mapToInt(TrunkState::calls)
                .sum();
        return new TrunkState(state.name(), state.calls() + before, state.rests(), state.doubtful());
    }

    /// The present trunk of this name; empty when there is none.
    public Optional<TrunkLine> named(String name) {
        return present.stream().filter(line -> line.name().equals(name)).findFirst();
    }

    /// Looks up the hosts of all trunks, which may take seconds for each.
    public void lookUp() {
        present.forEach(TrunkLine::lookUp);
        former.forEach(TrunkLine::lookUp);
    }

    /// Whether this address belongs to a present trunk, or to a former one that still has calls.
    public boolean isHeard(InetAddress source) {
        return isAt(present, source) || isAt(former, source);
    }

    private static boolean isAt(List<TrunkLine> lines, InetAddress source) {
        for (TrunkLine line : lines) {
            if (line.isAt(source)) return true;
        }
        return false;
    }
}
