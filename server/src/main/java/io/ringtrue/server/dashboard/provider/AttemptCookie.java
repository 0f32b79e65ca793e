package io.ringtrue.server.dashboard.provider;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.openid.Attempt;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// What a browser carries while it is at the provider, sealed: any node opens it, and strangers who begin and
/// never come back leave no row in the store. The provider sends the browser back from another site, so
/// `SameSite` is `Lax`.
public final class AttemptCookie {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final String NAME = "ringtrue-attempt";
    private static final String PURPOSE = "sign-in attempt";
    private static final int PARTS = 6;
    /// A longer way on is forgotten: browsers keep no cookie above 4,096 octets.
    private static final int LONGEST_NEXT = 1_000;

    private final InstallationKey key;
    private final Clock clock;

    public AttemptCookie(InstallationKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /// @param next where to go after sign-in; empty: the overview
    record Carried(Attempt attempt, String next) {}

    void put(Carried carried, HttpServletRequest request, HttpServletResponse response) {
        Attempt attempt = carried.attempt();
        String text = String.join(
                "\n",
                Long.toString(clock.instant().plus(LIFE).toEpochMilli()),
                attempt.state(),
                attempt.nonce(),
                attempt.verifier().value(),
                attempt.back().toString(),
                carried.next().length() > LONGEST_NEXT ? "" : carried.next());
        byte[] sealed = key.seal(PURPOSE, text.getBytes(StandardCharsets.UTF_8));
        response.addCookie(cookie(
                request, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), (int) LIFE.toSeconds()));
    }

    /// Forgets it as well: a browser that has come back begins anew.
    ///
    /// @return empty: the browser carries none, it is too old, or it is not ours
    Optional<Carried> take(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> value = Arrays.stream(
                        Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(name(request)))
                .map(Cookie::getValue)
                .findFirst();
        if (value.isEmpty()) return Optional.empty();
        response.addCookie(cookie(request, "", 0));
        return opened(value.get());
    }

    private Optional<Carried> opened(String value) {
        try {
            byte[] clear = key.open(PURPOSE, Base64.getUrlDecoder().decode(value));
            String[] parts = new String(clear, StandardCharsets.UTF_8).split("\n", PARTS);
            if (!clock.instant().isBefore(Instant.ofEpochMilli(Long.parseLong(parts[0])))) return Optional.empty();
            Attempt attempt = new Attempt(parts[1], parts[2], new Secret(parts[3]), URI.create(parts[4]));
            return Optional.of(new Carried(attempt, parts[PARTS - 1]));
        } catch (IllegalArgumentException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + NAME : NAME;
    }

    private static Cookie cookie(HttpServletRequest request, String value, int seconds) {
        Cookie cookie = new Cookie(name(request), value);
        cookie.setPath("/");
        cookie.setSecure(request.isSecure());
        cookie.setHttpOnly(true);
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
