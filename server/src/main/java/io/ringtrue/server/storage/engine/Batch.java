package io.ringtrue.server.storage.engine;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Items of one kind that share one run of their unit: one savepoint, one fate.
final class Batch<T, R> {
    private final SharedUnit<T, R> unit;
    private final List<WaitingItem<T, R>> members = new ArrayList<>();

    private Batch(SharedUnit<T, R> unit) {
        this.unit = unit;
    }

    static <T, R> Batch<T, R> of(WaitingItem<T, R> first) {
        Batch<T, R> batch = new Batch<>(first.unit());
        batch.members.add(first);
        return batch;
    }

    /// Takes one more item, if it is of this kind and there is room.
    ///
    /// @return false: it was not taken
    @SuppressWarnings("unchecked") // equal units have the same types
    boolean takes(WaitingItem<?, ?> item) {
        if (members.size() >= unit.mostTogether() || !unit.equals(item.unit())) return false;
        members.add((WaitingItem<T, R>) item);
        return true;
    }

    void run(JdbcClient sql) {
        List<R> answers = unit.run(sql, members.stream().map(WaitingItem::item).toList());
        for (int i = 0; i < members.size(); i++) members.get(i).returned(answers.get(i));
    }

    void failed(Throwable cause) {
        members.forEach(member -> member.failed(cause));
    }

    void committed() {
        members.forEach(WaitingItem::committed);
    }

    void release() {
        members.forEach(WaitingItem::release);
    }
}
