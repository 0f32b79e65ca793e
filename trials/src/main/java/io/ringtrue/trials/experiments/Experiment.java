package io.ringtrue.trials.experiments;

import java.util.Locale;

/// One way to break an installation.
///
/// @param id `F1` to `F22`
/// @param about one line for a person: what is done
/// @param setup what it needs; its store is the one it is run on when nothing else is asked for
/// @param ofEitherStore whether the other store will do
/// @param anywhere whether it needs no hold of processes, so that it can be run against any installation
/// @param body what is done
public record Experiment(String id, String about, Setup setup, boolean ofEitherStore, boolean anywhere, Body body) {
    /// What is done, and waited for. It need not wait for the end of what it began.
    @FunctionalInterface
    public interface Body {
        void run(Trial trial) throws InterruptedException;
    }

    /// Needs this store.
    static Experiment of(String id, String about, Setup setup, Body body) {
        return new Experiment(id, about, setup, false, false, body);
    }

    /// A copy that runs on either store.
    Experiment onEither() {
        return new Experiment(id, about, setup, true, anywhere, body);
    }

    /// A copy that runs against any installation, too.
    Experiment anywhereToo() {
        return new Experiment(id, about, setup, ofEitherStore, true, body);
    }

    public boolean runsOn(Store store) {
        return ofEitherStore || setup.store() == store;
    }

    @Override
    public String toString() {
        return "%-4s %-10s %s".formatted(id, setup.store().name().toLowerCase(Locale.ROOT), about);
    }
}
