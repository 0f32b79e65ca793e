package io.ringtrue.server.verification;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Stories still being told on this node, and who listens to them. What has been told is stored at the end.
final class LiveTimelines {
    /// A callee who plays with the keypad must not fill memory and store.
    private static final int LONGEST = 300;

    private final Map<Long, List<TimelineEvent>> told = new ConcurrentHashMap<>();
    private final Map<Long, List<Consumer<TimelineEvent>>> followers = new ConcurrentHashMap<>();

    /// From now on events of this verification are kept; before and after, only followers hear of them.
    void begin(long id) {
        told.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>());
    }

    void tell(long id, TimelineEvent event) {
        List<TimelineEvent> story = told.get(id);
        if (story != null && story.size() < LONGEST) story.add(event);
        for (Consumer<TimelineEvent> follower : followers.getOrDefault(id, List.of())) follower.accept(event);
    }

    List<TimelineEvent> soFar(long id) {
        return List.copyOf(told.getOrDefault(id, List.of()));
    }

    /// The story is stored: forget it here.
    List<TimelineEvent> end(long id) {
        List<TimelineEvent> all = told.remove(id);
        return all == null ? List.of() : List.copyOf(all);
    }

    AutoCloseable follow(long id, Consumer<TimelineEvent> follower) {
        followers.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>()).add(follower);
        return () -> followers.computeIfPresent(id, (_, list) -> {
            list.remove(follower);
            return list.isEmpty() ? null : list;
        });
    }
}
