package io.ringtrue.server.http.connections;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.ApiFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Connections as the kernel makes them: 127.0.0.1, .2, .3 and so on stand for different callers.
@Timeout(600)
class ConnectionShareTest {
    private static final String ADMIN = "Authorization: Bearer " + ApiFixture.ADMIN_TOKEN;
    private static final InetAddress SERVER = InetAddress.ofLiteral("127.0.0.1");
    private static final int IDLE = 2_000;
    private static final int USUAL_SHARE = 256;

    private static Socket open(ApiFixture api, String from) throws IOException {
        return new Socket(SERVER, api.http.port(), InetAddress.ofLiteral(from), 0);
    }

    private static double metric(ApiFixture api, String name) {
        return api.http
                .get("/metrics", ADMIN)
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /// @return whether the server has closed it
    private static boolean ended(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) socket.close();
    }

    @Test
    void answersOthersWhileOneAddressHoldsAllThatItCan() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try (ApiFixture api = ApiFixture.start("server.tomcat.connection-timeout=120s")) {
            for (int i = 0; i < IDLE; i++) idle.add(open(api, "127.0.0.2"));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> metric(api, "ringtrue_http_connections_refused_total") == IDLE - USUAL_SHARE);
            long begun = System.nanoTime();
            assertThat(api.http.get("/health/live").status()).isEqualTo(200);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.println("a good request beside " + IDLE + " idle connections took " + took.toMillis() + " ms");
            assertThat(took).isLessThan(Duration.ofSeconds(5));
            int open = 0;
            for (Socket socket : idle) open += ended(socket) ? 0 : 1;
            assertThat(open).isEqualTo(USUAL_SHARE);
        } finally {
            close(idle);
        }
    }

    @Test
    void setsNoLimitForAProxy() throws IOException {
        List<Socket> open = new ArrayList<>();
        try (ApiFixture api = ApiFixture.start(
                "server.tomcat.connection-timeout=120s",
                "ringtrue.http.connections-per-address=8",
                "server.forward-headers-strategy=native",
                "server.tomcat.remoteip.internal-proxies=127.0.0.3/32")) {
            for (int i = 0; i < 40; i++) open.add(open(api, "127.0.0.3"));
            for (int i = 0; i < 9; i++) open.add(open(api, "127.0.0.4"));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> metric(api, "ringtrue_http_connections_refused_total") == 1);
            for (Socket socket : open.subList(0, 48)) assertThat(ended(socket)).isFalse();
            assertThat(ended(open.getLast())).isTrue();
        } finally {
            close(open);
        }
    }

    /// How a connection may end, by what is sent before the client lets go of it. Each is done in turn with a reset,
    /// a close, and a half close after which the client waits for the server.
    private static Map<String, String> odd() {
        String get = "GET /health/live HTTP/1.1\r\nHost: x\r\n";
        Map<String, String> odd = new LinkedHashMap<>();
        odd.put("nothing", "");
        odd.put("half a request line", "GET /heal");
        odd.put("half a header", get + "X-Half: ");
        odd.put("a whole request", get + "\r\n");
        odd.put("a last request", get + "Connection: close\r\n\r\n");
        odd.put("two requests", get + "\r\n" + get + "\r\n");
        odd.put("garbage", "\u0000\u0001\u00ff\r\n\r\n");
        odd.put(
                "an upgrade",
                get + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\n\r\n");
        odd.put("a socket of the web", get + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        odd.put("half a body", "POST /process/5/gateway HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n{");
        odd.put(
                "a broken chunk",
                "POST /process/5/gateway HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        odd.put("a body too large", "POST /process/5/gateway HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\nx");
        return odd;
    }

    private enum Ending {
        RESET,
        CLOSE,
        HALF_CLOSE
    }

    private static void end(Socket socket, String sent, Ending ending) {
        try (socket) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
            switch (ending) {
                case RESET -> socket.setSoLinger(true, 0);
                case HALF_CLOSE -> {
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                }
                case CLOSE -> {}
            }
        } catch (IOException _) {
            // The server may end it first.
        }
    }

    /// 20,000 connections, then the whole share can be taken again by each address, and not one more.
    @Test
    void countsDownHoweverAConnectionEnds() throws IOException {
        int share = 64;
        try (ApiFixture api = ApiFixture.start(
                "ringtrue.http.connections-per-address=" + share,
                "server.tomcat.connection-timeout=2s",
                "server.tomcat.keep-alive-timeout=2s")) {
            int each = 20_000 / odd().size() / 3;
            int[] address = {0};
            odd().forEach((name, sent) -> {
                for (Ending ending : Ending.values()) {
                    for (int i = 0; i < each; i++) {
                        try {
                            end(open(api, "127.0.1." + (1 + address[0]++ % 100)), sent, ending);
                        } catch (IOException e) {
                            throw new AssertionError(name, e);
                        }
                    }
                }
            });
            leaveToTheServer(api);
            // The one that asks.
            await().atMost(Duration.ofSeconds(60)).until(() -> metric(api, "ringtrue_http_connections") == 1);
            for (int i = 1; i <= 3; i++) assertWholeShareIsFree(api, "127.0.1." + i, share);
        }
    }

    /// Connections that only the server's own time limits end: of the first header, of all headers, of the next
    /// request.
    private static void leaveToTheServer(ApiFixture api) throws IOException {
        List<Socket> left = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                left.add(open(api, "127.0.1.1"));
                Socket begun = open(api, "127.0.1.2");
                begun.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(ISO_8859_1));
                left.add(begun);
                Socket kept = open(api, "127.0.1.3");
                kept.getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
                left.add(kept);
            }
            for (Socket socket : left) {
                socket.setSoTimeout(60_000);
                try {
                    socket.getInputStream().readAllBytes();
                } catch (SocketTimeoutException e) {
                    throw new AssertionError("the server kept an idle connection for a minute", e);
                } catch (IOException _) {
                    // Ended by a reset.
                }
            }
        } finally {
            close(left);
        }
    }

    private static void assertWholeShareIsFree(ApiFixture api, String from, int share) throws IOException {
        double refused = metric(api, "ringtrue_http_connections_refused_total");
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i <= share; i++) open.add(open(api, from));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> metric(api, "ringtrue_http_connections_refused_total") == refused + 1);
        } finally {
            close(open);
        }
    }
}
