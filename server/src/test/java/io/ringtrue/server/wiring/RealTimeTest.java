package io.ringtrue.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Linux itself says of the thread.
class RealTimeTest {
    private static final String ROUND_ROBIN = "2";
    private static final String ORDINARY = "0";

    /// @param asks only the highest priority asks; a system that refuses leaves every thread as it was
    @ParameterizedTest
    @CsvSource({"10, true", "9, false"})
    void onlyThreadsOfTheHighestPriorityRunBeforeAllOthers(int priority, boolean asks) throws Exception {
        CompletableFuture<String> policy = new CompletableFuture<>();
        Thread thread = Threads.realTime("test").newThread(() -> policy.complete(policy()));
        thread.setPriority(priority);
        thread.start();
        assertThat(policy.get(1, TimeUnit.MINUTES)).isEqualTo(asks && isGrantedHere() ? ROUND_ROBIN : ORDINARY);
    }

    private static boolean isGrantedHere() throws Exception {
        CompletableFuture<Boolean> granted = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> granted.complete(RealTime.ask().isEmpty()));
        return granted.get(1, TimeUnit.MINUTES);
    }

    /// The 41st field of `stat` (`man 5 proc`); the second one, in brackets, may hold spaces.
    private static String policy() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[38];
        } catch (IOException e) {
            return e.toString();
        }
    }
}
