package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.callbacks.CallbackCourier;
import io.ringtrue.server.callbacks.CallbackRequest;
import io.ringtrue.server.callbacks.NewCallback;
import io.ringtrue.server.callbacks.RetrySchedule;
import io.ringtrue.server.callbacks.Shares;
import io.ringtrue.server.ledger.Price;
import io.ringtrue.server.ledger.Tariff;
import io.ringtrue.server.loop.Bell;
import io.ringtrue.server.outbound.AddressPolicy;
import io.ringtrue.server.outbound.Names;
import io.ringtrue.server.outbound.NetworkBlock;
import io.ringtrue.server.outbound.SafeConnector;
import io.ringtrue.server.outbound.TimedTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two strangers against everybody else's callbacks, with the real store, courier, connector and resolver. One has no
/// balance and a thousand hosts whose names are never answered; the other pays, and has hosts that accept and fall
/// silent, drip, hang in the TLS handshake or send without end.
@Timeout(240)
abstract class CallbackIsolationContract extends StoreContract {
    private static final int MEASURED = 240;

    private final Names names = new Names();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final AtomicInteger strangersAttempts = new AtomicInteger();
    private final List<ServerSocket> listeners = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private CallbackCourier courier;

    private interface Behaviour {
        void serve(Socket line) throws IOException, InterruptedException;
    }

    CallbackIsolationContract(Engine engine) {
        super(engine);
    }

    @BeforeEach
    void startCourier() {
        storage.ledger().putDefaultTariff(new Tariff(List.of(new Price("", Samples.PRICE))));
        SafeConnector connector = new SafeConnector(
                new AddressPolicy(List.of(NetworkBlock.parse("127.0.0.0/8"))),
                _ -> true,
                names.resolver(),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Thread.ofVirtual().factory());
        courier = new CallbackCourier(
                storage.callbacks(),
                new TimedTransport(connector, Duration.ofSeconds(6)),
                RetrySchedule.STANDARD,
                Shares.STANDARD,
                Clock.systemUTC(),
                new SplittableRandom(7),
                Thread.ofVirtual().factory(),
                (callback, _, _) -> {
                    if (!callback.request().url().contains("shop")) strangersAttempts.incrementAndGet();
                },
                Bell.NONE);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        over.countDown();
        for (ServerSocket listener : listeners) listener.close();
        names.close();
        courier.close();
    }

    @Test
    void deliversOthersFirstCallbacksAtOnce() throws Exception {
        int good = listen(line -> line.getOutputStream().write(ascii("HTTP/1.1 204 No Content\r\n\r\n")));
        besiege();
        List<Account> shops = new ArrayList<>();
        for (int i = 0; i < 12; i++) shops.add(accountWith("9"));
        courier.start();
        await("the siege").atMost(Duration.ofSeconds(60)).until(() -> names.dead() > 0 && courier.inFlight() >= 20);

        // Until the strangers' first round has timed out and further ones are under way.
        List<Long> tookMicros = new ArrayList<>();
        while (tookMicros.size() < MEASURED || strangersAttempts.get() < 80) {
            int n = tookMicros.size();
            tookMicros.add(micros(shops.get(n % shops.size()), "http://shop-" + n % 30 + ".example:" + good + "/" + n));
        }
        long[] sorted = tookMicros.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%s: others' first callbacks, n = %,d: p50 %.1f ms, p99 %.1f ms, most %.1f ms;"
                        + " strangers' attempts ended meanwhile %d, look-ups that hang %d%n",
                getClass().getSimpleName(),
                sorted.length,
                sorted[sorted.length / 2] / 1e3,
                sorted[sorted.length * 99 / 100] / 1e3,
                sorted[sorted.length - 1] / 1e3,
                strangersAttempts.get(),
                names.dead());
        assertThat(names.mostDead()).isLessThanOrEqualTo(4);
        assertThat(Duration.ofNanos(sorted[sorted.length * 99 / 100] * 1_000)).isLessThan(Duration.ofSeconds(5));
    }

    private void besiege() throws IOException {
        Account unpaid = accountWith("0.015");
        String dead = written(unpaid, "http://host-0.dead/");
        tables().sql("UPDATE account SET balance = 0, held = 0 WHERE id = ?")
                .param(unpaid.id())
                .update();
        multiply(dead, 20_000, "'http://host-' || (i % 1000) || '.dead/'", "'host-' || (i % 1000) || '.dead'");
        Account paying = accountWith("9");
        int silent = listen(line -> over.await());
        int drip = listen(line -> {
            do {
                line.getOutputStream().write('H');
            } while (!over.await(50, TimeUnit.MILLISECONDS));
        });
        int endless = listen(line -> {
            line.getOutputStream().write(ascii("HTTP/1.1 500 Broken\r\nX: "));
            byte[] block = new byte[4_096];
            Arrays.fill(block, (byte) 'x');
            line.getOutputStream().write(block);
            over.await();
        });
        for (String url : List.of(
                "http://silent.example:" + silent + "/",
                "https://handshake.example:" + silent + "/",
                "http://drip.example:" + drip + "/",
                "http://endless.example:" + endless + "/")) {
            String host = url.replaceAll("https?://|:.*", "");
            multiply(written(paying, url), 500, "url", "'" + host + "'");
        }
    }

    /// @return its message id
    private String written(Account account, String url) {
        NewCallback callback = Samples.callback("progress", new CallbackRequest.Get(url));
        storage.verifications().progress(queued(account).id(), callback, Instant.now());
        return callback.messageId();
    }

    private void multiply(String messageId, int times, String url, String host) {
        tables().sql("INSERT INTO callback (account_id, verification_id, message_id, kind, url, host, state, created,"
                        + " due, claimed) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                        + times + ") SELECT account_id, verification_id, message_id || i, message_id || i, " + url
                        + ", " + host + ", state, created, due, claimed FROM callback, n WHERE message_id = ?")
                .param(messageId)
                .update();
    }

    /// From the moment when the row is committed until the receiver has the request.
    private long micros(Account shop, String url) throws InterruptedException {
        written(shop, url);
        long begin = System.nanoTime();
        courier.wake();
        String request = received.poll(60, TimeUnit.SECONDS);
        long took = (System.nanoTime() - begin) / 1_000;
        assertThat(request).startsWith("GET /");
        assertThat(url).endsWith(request.split(" ")[1]);
        return took;
    }

    private int listen(Behaviour behaviour) throws IOException {
        ServerSocket listener = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
        listeners.add(listener);
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket line = listener.accept();
                    Thread.ofVirtual().start(() -> serve(line, behaviour));
                }
            } catch (IOException _) {
                // The test is over.
            }
        });
        return listener.getLocalPort();
    }

    private void serve(Socket line, Behaviour behaviour) {
        try (line) {
            byte[] head = new byte[2_048];
            int read = line.getInputStream().read(head);
            String request = new String(head, 0, Math.max(read, 0), StandardCharsets.ISO_8859_1);
            if (request.contains("Host: shop-")) received.add(request);
            behaviour.serve(line);
        } catch (IOException | InterruptedException _) {
            // The courier hung up.
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
