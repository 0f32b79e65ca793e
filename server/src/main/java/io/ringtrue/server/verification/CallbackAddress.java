package io.ringtrue.server.verification;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Where a callback goes, before parameters are added.
///
/// @param url with its scheme
/// @param host in lower case, for the host's limit
public record CallbackAddress(String url, String host) {

    /// Completes a URL that may lack its scheme. A URL's own scheme stands unless the request contradicts it
    /// (`https://…` with `http`, `http://…` with `https`): then the safer one, https, wins.
    ///
    /// @param asked the request's `http` or `https`; empty: it did not say
    /// @param usual `http` or `https` for a URL without scheme when the request did not say
    /// @throws IllegalArgumentException with the rule when it is no URL that a callback could go to
    public static CallbackAddress of(String url, Optional<String> asked, String usual) {
        String complete = complete(url, asked, usual);
        try {
            URI uri = new URI(complete);
            return new CallbackAddress(
                    complete,
                    Optional.ofNullable(uri.getHost())
                            .map(host -> host.toLowerCase(Locale.ROOT))
                            .orElseThrow(() -> new IllegalArgumentException("must name a host")));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be a URL, percent-encoded where needed", e);
        }
    }

    private static String complete(String url, Optional<String> asked, String usual) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://")) {
            return url;
        }
        if (lower.startsWith("http://")) {
            return asked.equals(Optional.of("https")) ? "https://" + url.substring("http://".length()) : url;
        }
        return asked.orElse(usual) + "://" + url;
    }
}
