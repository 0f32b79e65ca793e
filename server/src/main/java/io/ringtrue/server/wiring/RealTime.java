package io.ringtrue.server.wiring;

import static java.lang.System.Logger.Level.INFO;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Asks Linux to run a thread before all others, whatever else a core has to do (`man 7 sched`, SCHED_RR). Root may
/// ask, and a process with `CAP_SYS_NICE`. A thread of higher priority alone waits until another one's slice ends.
final class RealTime {
    private static final System.Logger LOG = System.getLogger(RealTime.class.getName());
    /// The lowest of real time: before every ordinary thread, behind what the system itself runs there.
    private static final String PRIORITY = "1";
    /// Of util-linux. By its path: this process may be root's.
    private static final String PROGRAM = "/usr/bin/chrt";
    private static final int MOST_SECONDS = 5;

    private RealTime() {}

    /// For the thread that calls it; what it starts later is ordinary again. A refusal is told in the log, and the
    /// thread goes on as it was.
    ///
    /// @return why it was refused; empty when it was granted
    static Optional<String> ask() {
        Optional<String> refusal = refusal();
        refusal.ifPresent(why -> LOG.log(
                INFO,
                Thread.currentThread().getName() + " shares the processor with all others, so voices may stutter "
                        + "under load: " + why));
        return refusal;
    }

    private static Optional<String> refusal() {
        try {
            // The JVM does not tell the system's number of a thread.
            Path self = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
            Process chrt = new ProcessBuilder(PROGRAM, "--rr", "--reset-on-fork", "--pid", PRIORITY, self.toString())
                    .redirectErrorStream(true)
                    .start();
            if (!chrt.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                chrt.destroyForcibly();
                return Optional.of("chrt did not end within " + MOST_SECONDS + " s");
            }
            String said = new String(chrt.getInputStream().readAllBytes(), UTF_8).strip();
            return chrt.exitValue() == 0 ? Optional.empty() : Optional.of(said);
        } catch (IOException unable) {
            return Optional.of(unable.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
