package io.ringtrue.server.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where one callback goes, read from its URL.
///
/// @param host in lower-case ASCII without a trailing dot, brackets or zone: a name, or an address in any spelling
/// @param pathAndQuery the request target exactly as it is sent and signed; begins with `/`
public record HttpTarget(boolean tls, String host, int port, String pathAndQuery) {
    private static final Pattern SIX = Pattern.compile("\\[[0-9a-f:.]+]");

    /// @throws RefusedUrl when the URL is not `http(s)://host[:port][/path][?query]`
    public static HttpTarget of(URI url) throws RefusedUrl {
        boolean tls = isTls(url);
        String authority = url.getRawAuthority();
        if (authority == null) throw new RefusedUrl("must name a host");
        // JSON may say half a character (`\\ud800`), and no UTF-8 encodes one (RFC 8259 §8.2, RFC 3629 §3).
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(url.toString())) {
            throw new RefusedUrl("must not hold half a character (a surrogate alone)");
        }
        if (authority.indexOf('@') >= 0) throw new RefusedUrl("must not carry a user or password");
        if (url.getRawFragment() != null) throw new RefusedUrl("must not have a fragment (#…)");
        // java.net.URI gives no host for names it does not like (underscores, other scripts), so it is cut out here.
        int bracket = authority.indexOf(']');
        int colon = authority.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        return new HttpTarget(tls, plainHost(host), port(port, tls), requestTarget(url));
    }

    /// As the `Host` header says it: RFC 9110 §7.2.
    public String hostHeader() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == defaultPort(tls) ? name : name + ":" + port;
    }

    private static boolean isTls(URI url) throws RefusedUrl {
        return switch (url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> false;
            default -> throw new RefusedUrl("must begin with http:// or https://");
        };
    }

    private static String plainHost(String host) throws RefusedUrl {
        if (host.startsWith("[")) {
            String six = host.toLowerCase(Locale.ROOT);
            if (!SIX.matcher(six).matches()) {
                throw new RefusedUrl("must have a plain IPv6 address between brackets, without a zone");
            }
            return six.substring(1, six.length() - 1);
        }
        return HostName.plain(host);
    }

    private static int port(String text, boolean tls) throws RefusedUrl {
        if (text.isEmpty()) return defaultPort(tls);
        if (text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RefusedUrl("must have a port from 1 to 65535");
        }
        int port = Integer.parseInt(text);
        if (port < 1 || port > 65_535) throw new RefusedUrl("must have a port from 1 to 65535");
        return port;
    }

    private static int defaultPort(boolean tls) {
        return tls ? 443 : 80;
    }

    /// Letters of other scripts are encoded; what is encoded already stays as it is.
    private static String requestTarget(URI url) {
        String ascii = url.toASCIIString();
        int start = ascii.indexOf("//") + 2;
        while (start < ascii.length() && ascii.charAt(start) != '/' && ascii.charAt(start) != '?') start++;
        String target = ascii.substring(start);
        return target.startsWith("/") ? target : "/" + target;
    }
}
