package io.ringtrue.server.reports;

import java.util.List;
import java.util.function.Consumer;

/// Reads rows for operators and audits: the port that `storage` implements.
public interface ReportStore {
    /// Calls `sink` with every row of the view, oldest first, on the caller's thread. Rows are read page by
    /// page: an export of any length needs little memory, and a slow `sink` holds no transaction open. Times
    /// are RFC 3339 UTC, amounts plain decimals, absent values empty strings.
    void export(AuditView view, Consumer<List<String>> sink);
}
