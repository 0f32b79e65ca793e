package io.ringtrue.server.api.fakes;

import io.ringtrue.server.people.AuditEntry;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.AuditQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The audit log in memory.
public final class MemoryAuditLog implements AuditLog {
    private final List<Numbered> entries = new ArrayList<>();
    /// Takes no entry while it is set.
    public volatile boolean isAway;

    @Override
    public synchronized void add(AuditEntry entry) {
        if (isAway) throw new IllegalStateException("the audit log is away");
        entries.add(new Numbered(entries.size() + 1L, entry));
    }

    @Override
    public synchronized List<Numbered> list(AuditQuery query, int limit) {
        return entries.reversed().stream()
                .filter(each -> each.id() < query.before())
                .filter(each ->
                        query.account().isEmpty() || each.entry().account().equals(query.account()))
                .filter(each -> query.who().isEmpty() || each.entry().who().equals(query.who()))
                .filter(each -> query.deed().isEmpty() || each.entry().deed().equals(query.deed()))
                .filter(each -> query.from()
                        .filter(from -> each.entry().at().isBefore(from))
                        .isEmpty())
                .filter(each ->
                        query.to().filter(to -> !each.entry().at().isBefore(to)).isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<String> deeds(OptionalLong account) {
        return list(AuditQuery.of(account), Integer.MAX_VALUE).stream()
                .map(each -> each.entry().deed())
                .distinct()
                .sorted()
                .toList();
    }
}
