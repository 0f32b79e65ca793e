package io.ringtrue.server.verification.request;

import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.RefusedUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a callback goes, before parameters are added.
///
/// @param url with its scheme
/// @param host as it is looked up: in lower-case ASCII without a trailing dot, for the host's limit
public record CallbackAddress(String url, String host) {
    private static final String RULE = "must begin with http:// or https://";

    /// What begins like a scheme (RFC 3986 §3.1) and goes on without a port: `ftp://…`, `http:/…`, `mailto:…`; and
    /// what has lost its colon: `https//…`.
    private static final Pattern LIKE_A_SCHEME =
            Pattern.compile("[a-z][a-z0-9+.-]*:(?!\\d+([/?#]|$)).*|[a-z][a-z0-9+-]*//.*|/.*");

    /// A second scheme behind the first: no port stands before the slashes.
    private static final Pattern SCHEME_AGAIN = Pattern.compile("[^/?#]*://.*");

    /// `http`, `https` and their misspellings where a host should be; no public name has a single label.
    private static final Pattern MISSPELT_SCHEME = Pattern.compile("h[htp]{2,4}s*|tt+ps?");

    /// Completes a URL that may lack its scheme. A URL's own scheme stands unless the request contradicts it
    /// (`https://…` with `http`, `http://…` with `https`): then the safer one, https, wins.
    ///
    /// @param asked the request's `http` or `https`; empty: it did not say
    /// @param usual `http` or `https` for a URL without scheme when the request did not say
    /// @throws IllegalArgumentException with the rule when it is no URL that a callback could go to
    public static CallbackAddress of(String url, Optional<String> asked, String usual) {
        String complete = complete(url, asked, usual);
        String host = target(complete).host();
        if (MISSPELT_SCHEME.matcher(host).matches()) throw new IllegalArgumentException(RULE + ", once");
        return new CallbackAddress(complete, host);
    }

    private static HttpTarget target(String complete) {
        try {
            return HttpTarget.of(new URI(complete));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be a URL, percent-encoded where needed", e);
        } catch (RefusedUrl e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String complete(String url, Optional<String> asked, String usual) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://")) return once(url, "https://".length());
        if (lower.startsWith("http://")) {
            String complete = once(url, "http://".length());
            return asked.equals(Optional.of("https")) ? "https" + complete.substring("http".length()) : complete;
        }
        if (LIKE_A_SCHEME.matcher(lower).matches()) throw new IllegalArgumentException(RULE);
        return asked.orElse(usual) + "://" + url;
    }

    private static String once(String url, int from) {
        if (SCHEME_AGAIN.matcher(url.substring(from)).matches()) throw new IllegalArgumentException(RULE + ", once");
        return url;
    }
}
