package io.ringtrue.server.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntPredicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/// Speaks HTTP to places that customers and operators name, and only where that is safe: the address it connects to is
/// one that the policy has passed, and all of a request ends in time. One connection a request; no proxy, no redirects,
/// no cookies, no repetition, no decompression.
public final class SafeConnector {
    /// What a customer may give; the composed URL is longer by the callback's own parameters.
    private static final int LONGEST_URL = 2_000;

    private final Dialler dialler;
    private final SSLSocketFactory tls;
    private final ThreadFactory threads;

    /// @param ports which may be connected to; 80 and 443 are not added
    /// @param threads a short-lived thread per request keeps its time; virtual ones will do
    public SafeConnector(
            AddressPolicy policy,
            IntPredicate ports,
            HostResolver resolver,
            SSLSocketFactory tls,
            ThreadFactory threads) {
        this(new Dialler(policy, ports, resolver), tls, threads);
    }

    private SafeConnector(Dialler dialler, SSLSocketFactory tls, ThreadFactory threads) {
        this.dialler = dialler;
        this.tls = tls;
        this.threads = threads;
    }

    /// The same connector, whose look-ups count towards this asker's share: see [HostResolver#inShareOf].
    public SafeConnector inShareOf(String asker) {
        return new SafeConnector(dialler.inShareOf(asker), tls, threads);
    }

    /// Judges a URL by its form, before anything is stored: nothing is looked up. What it lets through may still be
    /// refused at delivery, when its name turns out to lead somewhere private.
    ///
    /// @return what is wrong, to stand after the name of the field: `must begin with http:// or https://`
    public Optional<String> objection(URI url) {
        if (url.toString().length() > LONGEST_URL) return Optional.of("must be at most 2,000 characters");
        try {
            return dialler.objection(HttpTarget.of(url)).map(why -> "must lead to a public address: " + why);
        } catch (RefusedUrl e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Judges a target that the operator named, before anything is sent: nothing is looked up.
    ///
    /// @return what is wrong, to stand after the name of the setting: `must not lead to a link-local address`
    public Optional<String> objection(HttpTarget target) {
        try {
            return dialler.objection(target).map(why -> "must not lead to " + why);
        } catch (RefusedUrl e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Sends one request for the sake of its answer's status. Blocks until that is there or the time is up; throws
    /// nothing that the far side can cause. A status whose line came whole counts, whatever follows it.
    ///
    /// @param within for everything, from the look-up to the end of the answer
    public HttpReply send(OutgoingRequest request, Duration within) {
        try {
            return exchange(request, within, line -> line.status(request));
        } catch (RefusedUrl e) {
            return new HttpReply.Refused(String.valueOf(e.getMessage()));
        } catch (SocketTimeoutException _) {
            return new HttpReply.Failed("timeout after " + within.toSeconds() + " s");
        } catch (IOException e) {
            return new HttpReply.Failed(words(e));
        }
    }

    /// Sends one request and reads the whole answer, whatever its status. Blocks.
    ///
    /// @param within for everything, from the look-up to the last octet
    /// @param longestBody in octets
    /// @throws RefusedUrl when the policy forbids the destination; nothing was sent
    /// @throws SocketTimeoutException when the time is up
    /// @throws IOException when there is no whole answer of at most this length; the message quotes neither request
    /// nor answer, and there is no cause
    public HttpAnswer fetch(OutgoingRequest request, Duration within, int longestBody) throws RefusedUrl, IOException {
        try {
            return exchange(request, within, line -> line.whole(request, longestBody));
        } catch (SocketTimeoutException _) {
            throw new SocketTimeoutException("no answer in time");
        } catch (IOException e) {
            throw new IOException(words(e));
        }
    }

    private interface Conversation<T> {
        T on(HttpLine line) throws IOException;
    }

    private <T> T exchange(OutgoingRequest request, Duration within, Conversation<T> conversation)
            throws RefusedUrl, IOException {
        Deadline deadline = Deadline.in(within);
        HttpTarget target = request.target();
        Socket socket = dialler.dial(target, deadline);
        try (Watchdog watchdog = Watchdog.over(socket, deadline.remaining(), threads)) {
            try (Socket line = target.tls() ? EncryptedLine.over(socket, target, tls) : socket) {
                return conversation.on(new HttpLine(line));
            } catch (IOException e) {
                if (watchdog.bitten()) throw new SocketTimeoutException();
                throw e;
            }
        } finally {
            socket.close();
        }
    }

    private static String words(IOException failure) {
        return switch (failure) {
            case SilentName _ -> "the name service did not answer for the host";
            case UnknownHostException _ -> "no address found for the host";
            case ConnectException _ -> "could not connect";
            case ProtocolException e -> String.valueOf(e.getMessage());
            case SSLException e -> "TLS: " + e.getMessage();
            default -> "connection broken: " + failure.getMessage();
        };
    }
}
