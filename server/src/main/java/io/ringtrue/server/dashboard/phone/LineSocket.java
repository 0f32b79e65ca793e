package io.ringtrue.server.dashboard.phone;

import static java.lang.System.Logger.Level.DEBUG;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.dashboard.signin.Presence;
import io.ringtrue.server.http.StrictJson;
import io.ringtrue.server.verification.ReversePinService;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The WebSocket `/phone/line` between browsers and the built-in carrier. Commands are [LineCommand]s, answers
/// [LineMessage]s, sound goes both ways as binary messages of G.711 µ-law, 8,000 octets a second. A message that breaks
/// these rules ends the connection with 1007.
public final class LineSocket extends AbstractWebSocketHandler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LineSocket.class.getName());
    private static final int MOST_BROWSERS = 100;
    private static final int LONGEST_MESSAGE = 1_024;

    private final HeldNumbers numbers;
    private final PhoneAccounts accounts;
    private final ReversePinService verifications;
    private final ThreadFactory threads;
    private final Clock clock;
    private final Presence presence;
    private final JsonMapper json = StrictJson.mapper();
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();

    private record Browser(BrowserLine line, Outbox outbox, Optional<Presence.Line> presence) {
        void close() {
            presence.ifPresent(Presence.Line::close);
            line.close();
            outbox.close();
        }
    }

    /// @param threads makes one thread a browser
    /// @param presence ends a line when its sign-in is over
    public LineSocket(
            HeldNumbers numbers,
            PhoneAccounts accounts,
            ReversePinService verifications,
            ThreadFactory threads,
            Clock clock,
            Presence presence) {
        this.numbers = numbers;
        this.accounts = accounts;
        this.verifications = verifications;
        this.threads = threads;
        this.clock = clock;
        this.presence = presence;
    }

    /// How many browsers are connected.
    int connected() {
        return browsers.size();
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) throws IOException {
        Principal who = socket.getPrincipal();
        Optional<Account> account = who == null ? Optional.empty() : accounts.of(who, asked(socket));
        if (account.isEmpty()) {
            socket.close(CloseStatus.POLICY_VIOLATION.withReason("sign in first"));
        } else if (browsers.size() >= MOST_BROWSERS) {
            socket.close(CloseStatus.SERVICE_OVERLOAD.withReason("too many browser phones"));
        } else {
            connect(socket, account.get());
        }
    }

    private static @Nullable String asked(WebSocketSession socket) {
        URI address = socket.getUri();
        if (address == null) return null;
        return UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst("account");
    }

    private void connect(WebSocketSession socket, Account account) {
        socket.setTextMessageSizeLimit(LONGEST_MESSAGE);
        socket.setBinaryMessageSizeLimit(LONGEST_MESSAGE);
        Outbox outbox = new Outbox(new SocketWire(socket, threads), clock);
        BrowserLine line = new BrowserLine(numbers, sink -> new Follower(account, verifications, sink), outbox, json);
        Optional<Presence.Line> stays = SignedInLine.of(socket)
                .map(who -> presence.open(
                        who, () -> threads.newThread(() -> hangUp(socket)).start()));
        browsers.put(socket.getId(), new Browser(line, outbox, stays));
        threads.newThread(outbox::run).start();
    }

    /// On a thread of its own: a close waits for a message that is being written.
    private static void hangUp(WebSocketSession socket) {
        try {
            socket.close(CloseStatus.POLICY_VIOLATION.withReason("signed out"));
        } catch (IOException | IllegalStateException gone) {
            LOG.log(DEBUG, () -> "a browser phone is gone: " + gone.getMessage());
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage message) throws IOException {
        Browser browser = browsers.get(socket.getId());
        if (browser == null) return;
        try {
            browser.line().obey(json.readValue(message.getPayload(), LineCommand.class));
        } catch (JacksonException | IllegalArgumentException broken) {
            LOG.log(DEBUG, () -> "a browser phone sent what is no command: " + broken.getMessage());
            socket.close(CloseStatus.BAD_DATA);
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession socket, BinaryMessage message) {
        Browser browser = browsers.get(socket.getId());
        if (browser == null) return;
        byte[] octets = new byte[message.getPayload().remaining()];
        message.getPayload().get(octets);
        browser.line().speak(octets);
    }

    @Override
    protected void handlePongMessage(WebSocketSession socket, PongMessage message) {
        Browser browser = browsers.get(socket.getId());
        if (browser != null) browser.outbox().answered();
    }

    /// A browser that went away without a word; [#afterConnectionClosed] follows.
    @Override
    public void handleTransportError(WebSocketSession socket, Throwable failure) {
        LOG.log(DEBUG, () -> "a browser phone is gone: " + failure.getMessage());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        Browser browser = browsers.remove(socket.getId());
        if (browser != null) browser.close();
    }

    /// Hangs up all calls and frees all numbers.
    @Override
    public void close() {
        browsers.values().forEach(Browser::close);
    }
}
