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

    /// Completes a URL that may lack its scheme. Contradicting wishes (`https://…` with type `http`) end as the safer
    /// one, https.
    ///
    /// @param type `http` or `https`
    /// @throws IllegalArgumentException with the rule when it is no URL that a callback could go to
    public static CallbackAddress of(String url, String type) {
        String lower = url.toLowerCase(Locale.ROOT);
        String complete;
        if (lower.startsWith("https://") || (lower.startsWith("http://") && type.equals("http"))) {
            complete = url;
        } else if (lower.startsWith("http://")) {
            complete = "https://" + url.substring("http://".length());
        } else {
            complete = type + "://" + url;
        }
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
}
