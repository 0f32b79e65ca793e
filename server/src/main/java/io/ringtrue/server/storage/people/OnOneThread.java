package io.ringtrue.server.storage.people;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/// Does the work of another repository on one thread, for which callers wait.
record OnOneThread<S extends Session>(SessionRepository<S> inner, ExecutorService thread)
        implements SessionRepository<S> {
    @Override
    public S createSession() {
        return inner.createSession();
    }

    @Override
    public void save(S browser) {
        wait(thread.submit(() -> inner.save(browser)));
    }

    @Override
    public @Nullable S findById(String id) {
        return wait(thread.submit(() -> inner.findById(id)));
    }

    @Override
    public void deleteById(String id) {
        wait(thread.submit(() -> inner.deleteById(id)));
    }

    static <T extends @Nullable Object> T wait(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a browser was looked up", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a browser could not be looked up", e.getCause());
        }
    }
}
