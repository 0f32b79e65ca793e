package io.ringtrue.server.http;

import static java.lang.System.Logger.Level.DEBUG;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// Separates requests that the client broke off from those that we failed. The former are counted as
/// `ringtrue.http.broken` and logged at DEBUG in one line each: a stack trace for each would let any stranger
/// fill the disk.
public final class BrokenRequests {
    private static final System.Logger LOG = System.getLogger(BrokenRequests.class.getName());
    private static final int DEEPEST = 10;

    private final MeterRegistry meters;

    public BrokenRequests(MeterRegistry meters) {
        this.meters = meters;
    }

    /// How the client broke the request, as the metric's tag `cause`; empty: the fault is ours.
    static Optional<String> cause(@Nullable Throwable surprise) {
        Throwable fault = surprise;
        for (int depth = 0; fault != null && depth < DEEPEST; depth++) {
            Optional<String> cause = known(fault);
            if (cause.isPresent()) return cause;
            fault = fault.getCause();
        }
        return Optional.empty();
    }

    private static Optional<String> known(Throwable fault) {
        return switch (fault) {
            case CloseNowException _ -> Optional.of("refused");
            case SocketTimeoutException _ -> Optional.of("slow");
            case ClientAbortException _, EOFException _, SocketException _, AsyncRequestNotUsableException _ ->
                Optional.of("gone");
            case BadRequestException _ -> Optional.of("malformed");
            case IOException broken when isBrokenPipe(broken) -> Optional.of("gone");
            default -> Optional.empty();
        };
    }

    /// NIO throws these as a plain exception that has nothing but the kernel's message.
    private static boolean isBrokenPipe(IOException fault) {
        String words = String.valueOf(fault.getMessage());
        return words.equals("Broken pipe") || words.equals("Connection reset by peer") || words.equals("Closed");
    }

    /// Keep the request out of the log: its query may contain a secret.
    void note(String cause) {
        LOG.log(DEBUG, () -> "a client broke its request: " + cause);
        Counter.builder("ringtrue.http.broken")
                .description("requests that the client broke off or garbled, by cause")
                .tag("cause", cause)
                .register(meters)
                .increment();
    }
}
