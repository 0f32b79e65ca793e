package io.ringtrue.telephony.call.trunk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/// Looks up host names that far ends give, on threads of its own, because a name service may take many
/// seconds. Far ends choose the names, so only a few look-ups run at once and further ones are left out. Safe
/// for several threads.
public final class HostLookup {
    private static final int MOST_AT_ONCE = 16;

    private final ThreadFactory threads;
    private final NameService names;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    public HostLookup(ThreadFactory threads, NameService names) {
        this.threads = threads;
        this.names = names;
    }

    /// Starts a look-up and returns at once. `found` is called on another thread; it is not called if there
    /// is no such host or too many look-ups are running.
    ///
    /// @param found receives the addresses, at least one
    public void find(String host, Consumer<List<InetAddress>> found) {
        if (!places.tryAcquire()) return;
        threads.newThread(() -> {
                    try {
                        found.accept(names.addresses(host));
                    } catch (UnknownHostException nobody) {
                        // The voice continues to go to the address of the signalling.
                    } finally {
                        places.release();
                    }
                })
                .start();
    }
}
