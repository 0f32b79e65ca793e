package io.ringtrue.server.dashboard.provider;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.web.util.UriComponentsBuilder;

/// This server as the browser sees it; behind a proxy, as `Forwarded` headers of the operator's own proxy
/// say.
final class OwnAddress {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private OwnAddress() {}

    static URI of(HttpServletRequest request, String path) {
        boolean usual = request.getServerPort() == (request.isSecure() ? HTTPS : HTTP);
        return UriComponentsBuilder.newInstance()
                .scheme(request.getScheme())
                .host(request.getServerName())
                .port(usual ? -1 : request.getServerPort())
                .path(path)
                .build()
                .toUri();
    }
}
