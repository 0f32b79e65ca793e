package io.ringtrue.server.outbound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Pattern;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.StandardConstants;

/// Speaks HTTP to places that customers name, and only where that is safe: it resolves a name once, judges every
/// address it got, and connects to one of those very addresses. No proxy, no redirects, no second look-up in between.
/// It writes HTTP/1.1 by hand because java.net.http cannot be told which address to use.
public final class SafeConnector implements HttpTransport {
    /// What a customer may give; the composed URL is longer by the callback's own parameters.
    private static final int LONGEST_URL = 2_000;

    /// One address of several must not use up all the time.
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /// As much of a body as is read, out of politeness: closing before may look like a broken line to the sender.
    private static final int BODY_LIMIT = 4_096;

    private static final Duration BODY_PATIENCE = Duration.ofMillis(250);

    /// WHATWG URL §3.5 "ends in a number": such a host is an address or nothing, never a name.
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");

    private final AddressPolicy policy;
    private final Set<Integer> allowedPorts;
    private final Duration timeout;
    private final HostResolver resolver;
    private final SSLSocketFactory tls;
    private final ThreadFactory threads;

    /// @param allowedPorts all of them: 80 and 443 are not added
    /// @param timeout for everything from the look-up to the end of the answer
    /// @param threads a short-lived thread per request keeps that time; virtual ones will do
    public SafeConnector(
            AddressPolicy policy,
            Set<Integer> allowedPorts,
            Duration timeout,
            HostResolver resolver,
            SSLSocketFactory tls,
            ThreadFactory threads) {
        this.policy = policy;
        this.allowedPorts = Set.copyOf(allowedPorts);
        this.timeout = timeout;
        this.resolver = resolver;
        this.tls = tls;
        this.threads = threads;
    }

    /// Judges a URL by its form, before anything is stored: nothing is looked up. What it lets through may still be
    /// refused at delivery, when its name turns out to lead somewhere private.
    ///
    /// @return what is wrong, to stand after the name of the field: `must begin with http:// or https://`
    public Optional<String> objection(URI url) {
        if (url.toString().length() > LONGEST_URL) return Optional.of("must be at most 2,000 characters");
        try {
            HttpTarget target = HttpTarget.of(url);
            checkPort(target);
            return literal(target.host())
                    .flatMap(policy::objection)
                    .map(why -> "must lead to a public address: " + why);
        } catch (RefusedUrl e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public HttpReply send(OutgoingRequest request) {
        HttpTarget target = request.target();
        long end = System.nanoTime() + timeout.toNanos();
        try {
            checkPort(target);
            List<InetAddress> addresses = addresses(target.host(), end);
            Optional<String> objection = addresses.stream()
                    .flatMap(address -> policy.objection(address).stream())
                    .findFirst();
            if (objection.isPresent()) return new HttpReply.Refused(objection.get());
            return exchange(target, addresses, octets(request), end);
        } catch (RefusedUrl e) {
            return new HttpReply.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new HttpReply.Failed(words(e));
        }
    }

    private void checkPort(HttpTarget target) throws RefusedUrl {
        if (!allowedPorts.contains(target.port())) throw new RefusedUrl("must not use port " + target.port());
    }

    private List<InetAddress> addresses(String host, long end) throws IOException, RefusedUrl {
        Optional<InetAddress> literal = literal(host);
        return literal.isPresent() ? List.of(literal.get()) : resolver.resolve(host, remaining(end));
    }

    /// The address a host is by itself, in any of the spellings that `inet_aton` takes (`127.1`, `0x7f000001`,
    /// `017700000001`), so that none of them reaches the system's resolver; empty for a name.
    private static Optional<InetAddress> literal(String host) throws RefusedUrl {
        try {
            if (host.indexOf(':') >= 0) return Optional.of(Inet6Address.ofLiteral(host));
            return ENDS_IN_NUMBER.matcher(host).matches()
                    ? Optional.of(Inet4Address.ofPosixLiteral(host))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            throw new RefusedUrl("must name a host or an address; " + host + " is neither");
        }
    }

    private HttpReply exchange(HttpTarget target, List<InetAddress> addresses, byte[] request, long end)
            throws IOException {
        Socket socket = connect(addresses, target.port(), end);
        try (Watchdog watchdog = Watchdog.over(socket, remaining(end), threads)) {
            try (Socket line = target.tls() ? encrypted(socket, target) : socket) {
                line.getOutputStream().write(request);
                line.getOutputStream().flush();
                InputStream in = new BufferedInputStream(line.getInputStream());
                AnswerHead head = AnswerHead.read(in);
                discardBody(socket, in, head);
                return new HttpReply.Answered(head.status(), head.retryAfter());
            } catch (IOException e) {
                return new HttpReply.Failed(watchdog.bitten() ? tooSlow() : words(e));
            }
        } finally {
            socket.close();
        }
    }

    /// Tries one checked address after the other.
    private static Socket connect(List<InetAddress> addresses, int port, long end) throws IOException {
        IOException last = new ConnectException("no address");
        for (InetAddress address : addresses) {
            Duration left = remaining(end);
            Duration patience = left.compareTo(CONNECT_TIMEOUT) < 0 ? left : CONNECT_TIMEOUT;
            Socket socket = new Socket(Proxy.NO_PROXY); // a SOCKS proxy from the environment would resolve again
            try {
                socket.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
                return socket;
            } catch (SocketTimeoutException _) {
                socket.close();
                last = new ConnectException("timed out");
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    private SSLSocket encrypted(Socket socket, HttpTarget target) throws IOException {
        SSLSocket line = (SSLSocket) tls.createSocket(socket, target.host(), target.port(), true);
        SSLParameters parameters = line.getSSLParameters();
        if (target.host().indexOf('_') >= 0) {
            parameters.setServerNames(List.of(new AskedName(target.host())));
            line.setSSLParameters(parameters);
            line.startHandshake();
            CertificateName.require(line, target.host());
            return line;
        }
        // RFC 9110 §4.3.4; SNI follows from the host given above
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        line.setSSLParameters(parameters);
        line.startHandshake();
        return line;
    }

    /// RFC 6066 §3, for a host with an underscore: `SNIHostName` takes it for no name, and the receiver would not be
    /// told which of its hosts is meant.
    private static final class AskedName extends SNIServerName {
        AskedName(String host) {
            super(StandardConstants.SNI_HOST_NAME, host.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static byte[] octets(OutgoingRequest request) {
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        byte[] head = head(request, body.length).getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static String head(OutgoingRequest request, int bodyLength) {
        HttpTarget target = request.target();
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(target.pathAndQuery()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(target.hostHeader()).append("\r\n");
        head.append("User-Agent: Ringtrue\r\nAccept: */*\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (request.hasBody()) {
            head.append("Content-Length: ").append(bodyLength).append("\r\n"); // RFC 9110 §8.6
        }
        return head.append("Connection: close\r\n\r\n").toString(); // RFC 9112 §9.6
    }

    /// The answer is known; whatever goes wrong here changes nothing.
    private static void discardBody(Socket socket, InputStream in, AnswerHead head) {
        try {
            socket.setSoTimeout((int) BODY_PATIENCE.toMillis());
            long length = head.contentLength() < 0 ? BODY_LIMIT : Math.min(head.contentLength(), BODY_LIMIT);
            in.skipNBytes(length);
        } catch (IOException _) {
            // Shorter than announced, or slower than we care for.
        }
    }

    private static Duration remaining(long end) throws SocketTimeoutException {
        long left = end - System.nanoTime();
        if (left < Duration.ofMillis(1).toNanos()) throw new SocketTimeoutException();
        return Duration.ofNanos(left);
    }

    private String words(IOException failure) {
        return switch (failure) {
            case SocketTimeoutException _ -> tooSlow();
            case UnknownHostException _ -> "no address found for the host";
            case ConnectException _ -> "could not connect";
            case ProtocolException e -> String.valueOf(e.getMessage());
            case SSLException e -> "TLS: " + e.getMessage();
            default -> "connection broken: " + failure.getMessage();
        };
    }

    private String tooSlow() {
        return "timeout after " + timeout.toSeconds() + " s";
    }
}
