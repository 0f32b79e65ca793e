package io.ringtrue.telephony.call.trunk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/// Finds hosts that far ends name, off the threads of the network: a name service may take many seconds,
/// and far ends choose what it is asked, so only a few are asked at once and the rest are not. Safe for
/// use by any number of threads.
public final class HostLookup {
    private static final int MOST_AT_ONCE = 16;

    private final ThreadFactory threads;
    private final NameService names;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    public HostLookup(ThreadFactory threads, NameService names) {
        this.threads = threads;
        this.names = names;
    }

    /// Returns at once. `found` is called on a thread of its own, if at all: not when there is no such host.
    ///
    /// @param found given a list that is not empty
    public void find(String host, Consumer<List<InetAddress>> found) {
        if (!places.tryAcquire()) return;
        threads.newThread(() -> {
                    try {
                        found.accept(names.addresses(host));
                    } catch (UnknownHostException nobody) {
                        // Voice goes on to where the signalling is.
                    } finally {
                        places.release();
                    }
                })
                .start();
    }
}
