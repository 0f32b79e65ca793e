package io.ringtrue.server.dashboard.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.dashboard.DashboardServer;
import io.ringtrue.server.dashboard.PageClient;
import io.ringtrue.server.dashboard.people.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Streams and telephones of whoever is signed out, on a whole server.
@Timeout(120)
class SignedOutTest {
    /// One look, one rest of the stream, and a slow machine.
    private static final Duration SOON = Duration.ofSeconds(6);

    @TempDir
    static Path dataDir;

    private static DashboardServer server;
    private static PageClient owner;

    @BeforeAll
    static void start() throws Exception {
        server = new DashboardServer(dataDir);
        owner = server.firstOwner();
        Pages.account(server, "Larkfield");
    }

    @AfterAll
    static void stop() {
        owner.close();
        server.close();
    }

    private static String cookie(PageClient client) {
        return "ringtrue=" + client.cookie("ringtrue").orElseThrow();
    }

    /// An open stream of a page.
    private static Socket stream(PageClient client) throws IOException {
        URI base = URI.create(server.url());
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.getOutputStream()
                .write(("GET /events?page=overview HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie(client)
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(20_000);
        assertThat(readUntil(socket, "data: ")).contains("text/event-stream");
        return socket;
    }

    /// All until this text.
    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder all = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (all.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) throw new IOException("ended after " + all);
            all.append((char) next);
        }
        return all.toString();
    }

    /// The last chunk is empty (RFC 9112 §7.1).
    private static void assertEndsSoon(Socket stream) {
        assertThat(CompletableFuture.supplyAsync(() -> {
                    try (stream) {
                        return readUntil(stream, "\r\n0\r\n\r\n");
                    } catch (IOException e) {
                        return String.valueOf(e.getMessage());
                    }
                }))
                .succeedsWithin(SOON);
    }

    /// A browser phone.
    private static CompletableFuture<String> phone(PageClient client) throws Exception {
        CompletableFuture<String> closed = new CompletableFuture<>();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", server.url())
                .header("Cookie", cookie(client))
                .buildAsync(URI.create(server.url().replace("http", "ws") + "/phone/line"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                        closed.complete(status + " " + reason);
                        return null;
                    }
                })
                .get(20, TimeUnit.SECONDS);
        return closed;
    }

    @Test
    void signingOutEndsTheStreamsAndTheTelephoneOfThisBrowserAlone() throws Exception {
        try (PageClient here = new PageClient(server.url());
                PageClient there = new PageClient(server.url())) {
            here.signIn(DashboardServer.OWNER, DashboardServer.PASSWORD);
            there.signIn(DashboardServer.OWNER, DashboardServer.PASSWORD);
            CompletableFuture<String> phone = phone(here);
            CompletableFuture<String> other = phone(there);
            Socket stream = stream(here);
            here.get("/");
            here.submit("/sign-out", Map.of());
            assertEndsSoon(stream);
            assertThat(phone).succeedsWithin(SOON).isEqualTo("1008 signed out");
            assertThat(other).isNotDone();
        }
    }

    @Test
    void aChangedRoleEndsThemToo() throws Exception {
        try (PageClient olga = Pages.guest(server, owner, "", "olga@halyard.example", "operator")) {
            CompletableFuture<String> phone = phone(olga);
            Socket stream = stream(olga);
            String page = Pages.PEOPLE + "/" + Pages.person(owner.get(Pages.PEOPLE + "?q=olga"));
            owner.get(page);
            owner.submit(page + "/role", Map.of("role", "viewer"));
            assertEndsSoon(stream);
            assertThat(phone).succeedsWithin(SOON).isEqualTo("1008 signed out");
        }
    }

    @Test
    void aNewPasswordEndsThemToo() throws Exception {
        try (PageClient pat = Pages.guest(server, owner, "", "pat@halyard.example", "viewer")) {
            Socket stream = stream(pat);
            pat.get("/password");
            pat.submit("/password", Map.of("password", "another horse battery"));
            assertEndsSoon(stream);
        }
    }

    /// Pages that are gone do not keep a person from opening others.
    @Test
    void aPersonOpensManyStreamsAndLosesTheOldest() throws Exception {
        try (PageClient many = Pages.guest(server, owner, "", "many@halyard.example", "viewer")) {
            List<Socket> streams = new ArrayList<>();
            for (int i = 0; i < 25; i++) streams.add(stream(many));
            assertEndsSoon(streams.getFirst());
            for (Socket stream : streams) stream.close();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                try (Socket fresh = stream(many)) {
                    return fresh.isConnected();
                }
            });
        }
    }
}
