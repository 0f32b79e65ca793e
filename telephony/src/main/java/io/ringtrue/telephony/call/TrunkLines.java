package io.ringtrue.telephony.call;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The trunks in use: the present ones, and former ones that still carry calls.
final class TrunkLines {
    private volatile List<TrunkLine> present = List.of();
    private volatile List<TrunkLine> former = List.of();

    /// @throws IllegalArgumentException when a trunk cannot be read; then nothing has changed
    synchronized void replace(List<Trunk> trunks) {
        List<TrunkLine> next = trunks.stream()
                .map(trunk -> new TrunkLine(trunk, System::nanoTime))
                .sorted(Comparator.comparingInt(TrunkLine::priority))
                .toList();
        List<TrunkLine> busy = new ArrayList<>(former);
        busy.addAll(present);
        busy.removeIf(TrunkLine::isIdle);
        former = List.copyOf(busy);
        present = next;
    }

    /// Lowest priority value first; trunks of the same priority as configured.
    List<TrunkLine> inOrder() {
        return present;
    }

    /// Whether anybody at this address has business with us.
    boolean isHeard(InetAddress source) {
        return isAt(present, source) || isAt(former, source);
    }

    private static boolean isAt(List<TrunkLine> lines, InetAddress source) {
        for (TrunkLine line : lines) {
            if (line.isAt(source)) return true;
        }
        return false;
    }
}
