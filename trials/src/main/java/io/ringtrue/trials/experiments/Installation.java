package io.ringtrue.trials.experiments;

import io.ringtrue.trials.oracle.Harm;
import io.ringtrue.trials.world.CallbackEndpoint;
import io.ringtrue.trials.world.Phones;
import io.ringtrue.trials.world.ServerClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// What is tried: nodes of our own, or an installation that runs anyway.
public abstract class Installation implements AutoCloseable {
    private final Phones phones;
    private final CallbackEndpoint callbacks;
    private final List<Harm> harms = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    Installation(Phones phones, CallbackEndpoint callbacks) {
        this.phones = phones;
        this.callbacks = callbacks;
    }

    Phones phones() {
        return phones;
    }

    CallbackEndpoint callbacks() {
        return callbacks;
    }

    abstract int nodes();

    /// Whether the node should answer: it was started, and was neither killed nor frozen since.
    abstract boolean isUp(int node);

    /// Talks to one node, whether it is up or not.
    abstract ServerClient client(int node);

    /// The logs of all nodes; empty: they are elsewhere.
    abstract List<Path> logs();

    /// Talks to a node that is up; to each in turn. When none is up, to one that is not.
    ServerClient anyClient() {
        List<Integer> up =
                IntStream.range(0, nodes()).filter(this::isUp).boxed().toList();
        int next = Math.floorMod(turn.getAndIncrement(), Math.max(1, up.size()));
        return client(up.isEmpty() ? 0 : up.get(next));
    }

    void remember(Harm harm) {
        harms.add(harm);
    }

    List<Harm> harms() {
        return List.copyOf(harms);
    }

    @Override
    public void close() {
        callbacks.close();
        phones.close();
    }
}
