package io.ringtrue.server.speech.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ringtrue.server.outbound.AddressPolicy;
import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.NetworkBlock;
import io.ringtrue.server.outbound.SafeConnector;
import io.ringtrue.server.speech.Sounds;
import io.ringtrue.server.speech.SpeechFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final AtomicReference<String> key = new AtomicReference<>("");
    private final CountDownLatch done = new CountDownLatch(1);
    private HttpServer server;

    private volatile int status = 200;
    private volatile byte[] body = new byte[0];
    private volatile boolean hangs;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/audio/speech", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            key.set(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (hangs) awaitEnd();
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        done.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource(Sounds.class)
    void takesAnyWavFile(Sounds kind) throws Exception {
        body = kind.wav();
        short[] samples = engine(OptionalInt.empty(), PATIENCE).synthesize("Say \"hi\" to Łódź.", Locale.of("pl"));
        assertThat(samples).hasSizeBetween(7_500, 8_500);
        assertThat(asked.get())
                .isEqualTo("{\"model\":\"tts-1\",\"voice\":\"alloy\",\"input\":\"Say \\\"hi\\\" to Łódź.\","
                        + "\"response_format\":\"wav\"}");
        assertThat(key.get()).isEqualTo("Bearer s3cret");
    }

    @Test
    void takesBareSamplesAtTheRateThatIsSet() throws Exception {
        byte[] wav = Sounds.LINEAR_16.wav();
        body = Arrays.copyOfRange(wav, 44, wav.length);
        assertThat(engine(OptionalInt.of(16_000), PATIENCE).synthesize("Hi.", Locale.of("pl")))
                .hasSizeBetween(7_500, 8_500);
        assertThat(asked.get()).contains("\"response_format\":\"pcm\"");
    }

    @Test
    void saysWhatWentWrongAndNeverTheKey() {
        status = 401;
        body = "{\"error\":\"bad key s3cret\"}".getBytes(UTF_8);
        fails(engine(OptionalInt.empty(), PATIENCE), "cloud-tts-1/alloy answered with status 401");
        status = 200;
        fails(engine(OptionalInt.empty(), PATIENCE), "does not start with RIFF");
        body = new byte[16_000_001];
        fails(engine(OptionalInt.empty(), PATIENCE), "cloud-tts-1/alloy failed");
    }

    @Test
    void aServerThatHangsIsLeftInTime() {
        hangs = true;
        fails(engine(OptionalInt.empty(), Duration.ofMillis(200)), "no answer in time");
    }

    private static void fails(HttpEngine engine, String why) {
        assertThatThrownBy(() -> engine.synthesize("Hi.", Locale.of("pl")))
                .isInstanceOf(SpeechFailure.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("s3cret");
    }

    private void awaitEnd() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpEngine engine(OptionalInt pcmRate, Duration limit) {
        SafeConnector connector = new SafeConnector(
                new AddressPolicy(List.of(NetworkBlock.parse("127.0.0.0/8"), NetworkBlock.parse("::1/128"))),
                _ -> true,
                (_, _) -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Thread.ofVirtual().factory());
        HttpVoice voice = new HttpVoice(target(), Optional.of("tts-1"), "alloy", Optional.of("s3cret"), pcmRate, limit);
        assertThat(voice.toString()).doesNotContain("s3cret");
        return new HttpEngine("cloud", Locale.of("pl"), voice, connector);
    }

    private HttpTarget target() {
        try {
            return HttpTarget.of(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/audio/speech"));
        } catch (io.ringtrue.server.outbound.RefusedUrl e) {
            throw new AssertionError(e);
        }
    }
}
