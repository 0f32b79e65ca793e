package io.ringtrue.server.dashboard.phone;

import io.ringtrue.server.dashboard.RememberedVisitor;
import io.ringtrue.server.dashboard.signin.SignedIn;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/// Gives the line the sign-in that it stands on.
public final class SignedInLine implements HandshakeInterceptor {
    private static final String ATTRIBUTE = "signed-in";

    /// @return empty: no browser's cookie has opened this line
    static Optional<SignedIn> of(WebSocketSession socket) {
        return socket.getAttributes().get(ATTRIBUTE) instanceof SignedIn who ? Optional.of(who) : Optional.empty();
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (request instanceof ServletServerHttpRequest servlet) {
            RememberedVisitor.signedIn(servlet.getServletRequest()).ifPresent(who -> attributes.put(ATTRIBUTE, who));
        }
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}
}
