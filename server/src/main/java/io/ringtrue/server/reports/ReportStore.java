package io.ringtrue.server.reports;

import java.util.List;
import java.util.function.Consumer;

/// Reads rows for operators and audits.
public interface ReportStore {
    /// Hands every row of the view to `sink`, oldest first, without holding them all in memory. Times are RFC 3339
    /// UTC, amounts plain decimals, absent values empty strings.
    void export(AuditView view, Consumer<List<String>> sink);
}
