package io.ringtrue.server.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// The cookie that a browser is known by: `__Host-ringtrue` with TLS, which no other host and no plain connection can
/// set; `ringtrue` on loopback without TLS, where browsers would not take the first.
public final class BrowserCookies implements CookieSerializer {
    static final String HOST_PREFIX = "__Host-";
    static final String NAME = "ringtrue";

    private final CookieSerializer secure = cookie(HOST_PREFIX + NAME, true);
    private final CookieSerializer plain = cookie(NAME, false);

    private static CookieSerializer cookie(String name, boolean secure) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    private CookieSerializer of(HttpServletRequest request) {
        return request.isSecure() ? secure : plain;
    }

    @Override
    public void writeCookieValue(CookieValue cookie) {
        of(cookie.getRequest()).writeCookieValue(cookie);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return of(request).readCookieValues(request);
    }
}
