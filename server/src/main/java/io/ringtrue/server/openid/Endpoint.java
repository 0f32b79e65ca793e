package io.ringtrue.server.openid;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a provider may be: codes, secrets and tokens must not travel in clear text.
final class Endpoint {
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

    private Endpoint() {}

    /// With TLS, or on this machine.
    static boolean isPrivate(URI url) {
        if (url.getHost() == null || url.getRawUserInfo() != null) return false;
        return "https".equalsIgnoreCase(url.getScheme())
                || "http".equalsIgnoreCase(url.getScheme())
                        && LOOPBACK.matcher(url.getHost()).matches();
    }

    /// @param name of it in the provider's metadata
    /// @throws ProviderAway when it is missing, or not private
    static URI required(@Nullable URI url, String name) throws ProviderAway {
        if (url == null) throw new ProviderAway("its metadata has no " + name);
        if (!isPrivate(url)) throw new ProviderAway("its " + name + " has no TLS");
        return url;
    }
}
