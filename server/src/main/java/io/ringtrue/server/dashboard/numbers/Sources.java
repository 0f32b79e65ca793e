package io.ringtrue.server.dashboard.numbers;

import io.ringtrue.numbers.DataSource;
import io.ringtrue.numbers.SwappableNumbers;
import io.ringtrue.numbers.operators.OperatorData;
import io.ringtrue.numbers.operators.OperatorTable;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.parts.Times;
import io.ringtrue.server.operatordata.OperatorFiles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The data that answers rest on, at this node.
public final class Sources {
    private static final int OLD_DAYS = 90;

    private final SwappableNumbers numbers;
    private final OperatorFiles files;
    private final Clock clock;

    public Sources(SwappableNumbers numbers, OperatorFiles files, Clock clock) {
        this.numbers = numbers;
        this.files = files;
        this.clock = clock;
    }

    /// @param note its rows, or what it is
    /// @param basis as the fields of a number name it
    /// @param old a file whose successor is out, as a rule; the data in the server are as old as the server
    public record Source(String name, String note, String basis, String date, boolean old) {}

    List<Source> all() {
        List<Source> all = new ArrayList<>();
        for (DataSource shipped : numbers.current().shipped()) {
            all.add(new Source(shipped.name(), shipped.kind(), "plan", Times.date(shipped.date()), false));
        }
        all.add(table(OperatorData.shipped(), false));
        LocalDate limit = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().minusDays(OLD_DAYS);
        files.loaded()
                .forEach(file -> all.add(table(file.table(), file.table().date().isBefore(limit))));
        return all;
    }

    private static Source table(OperatorTable table, boolean old) {
        String rows = Shown.count(table.rows()) + (table.rows() == 1 ? " row" : " rows");
        return new Source(
                table.source(),
                table.refused() == 0 ? rows : rows + ", " + Shown.count(table.refused()) + " left out",
                "allocation",
                Times.date(table.date()),
                old);
    }
}
