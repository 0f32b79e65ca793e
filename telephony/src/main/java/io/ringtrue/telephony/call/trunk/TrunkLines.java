package io.ringtrue.telephony.call.trunk;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The trunks in use: the present ones, and former ones that still carry calls.
public final class TrunkLines {
    private volatile List<TrunkLine> present = List.of();
    private volatile List<TrunkLine> former = List.of();

    /// A trunk that stays as it was keeps its line, and with it its calls, its pace and its rest.
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

    /// Calls that would find a place just now; without any trunk more than can be asked for, since each ends at once.
    public int room() {
        List<TrunkLine> lines = present;
        return lines.isEmpty()
                ? Integer.MAX_VALUE
                : lines.stream().mapToInt(TrunkLine::room).sum();
    }

    /// Lowest priority value first; trunks of the same priority as configured; those that lately did not answer
    /// after all others.
    public List<TrunkLine> inOrder() {
        List<TrunkLine> order = new ArrayList<>();
        List<TrunkLine> doubtful = new ArrayList<>();
        for (TrunkLine line : present) (line.isDoubtful() ? doubtful : order).add(line);
        order.addAll(doubtful);
        return order;
    }

    /// Asks the name service where each trunk is; may take long.
    public void lookUp() {
        present.forEach(TrunkLine::lookUp);
        former.forEach(TrunkLine::lookUp);
    }

    /// Whether anybody at this address has business with us.
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
