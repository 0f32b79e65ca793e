package io.ringtrue.server.storage.reports;

import io.ringtrue.server.reports.AuditView;
import io.ringtrue.server.reports.ReportStore;
import io.ringtrue.server.storage.engine.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Audit views, read page by page: a slow reader of the export holds no connection and no snapshot, and the
/// export may be longer than the memory.
public final class JdbcReportStore implements ReportStore {
    private static final int PAGE = 500;

    private final Database database;

    public JdbcReportStore(Database database) {
        this.database = database;
    }

    @Override
    public void export(AuditView view, Consumer<List<String>> sink) {
        AuditQuery query = AuditQuery.of(view);
        Optional<AuditQuery.Line> last = Optional.empty();
        List<AuditQuery.Line> page;
        do {
            page = page(query, last);
            page.forEach(line -> sink.accept(line.values()));
            last = page.isEmpty() ? last : Optional.of(page.getLast());
        } while (page.size() == PAGE);
    }

    private List<AuditQuery.Line> page(AuditQuery query, Optional<AuditQuery.Line> last) {
        return database.readLong(sql -> sql.sql(query.sql())
                .param("first", last.map(AuditQuery.Line::first).orElse(Long.MIN_VALUE))
                .param("second", last.map(AuditQuery.Line::second).orElse(Long.MIN_VALUE))
                .param("limit", PAGE)
                .query(query::line)
                .list());
    }
}
