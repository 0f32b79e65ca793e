package io.ringtrue.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.ParsedMessage;
import io.ringtrue.telephony.sip.message.SipParser;
import io.ringtrue.telephony.sip.transaction.TransactionLayer;
import io.ringtrue.telephony.sip.transaction.TransactionTimers;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.OwnAddress;
import io.ringtrue.telephony.sip.transport.StreamFramer;
import io.ringtrue.telephony.sip.transport.TickedAlarms;
import io.ringtrue.telephony.sip.transport.Transport;
import io.ringtrue.telephony.sip.transport.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Mutated messages, always the same ones: nothing throws and nothing hangs. n = 20,000 each.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FuzzTest {
    private static final Wire NOWHERE = new Wire() {
        @Override
        public void send(Hop hop, byte[] message, Runnable failed) {}

        @Override
        public void unanswered(Hop hop, Duration waited) {}
    };

    private static final int MESSAGES = 20_000;
    private static final long SEED = 4475;
    private static final Hop SOURCE =
            new Hop(Transport.UDP, new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060));
    private static final List<byte[]> SEEDS = new ArrayList<>();

    @BeforeAll
    static void load() throws Exception {
        Path folder = Path.of(
                Objects.requireNonNull(FuzzTest.class.getResource("/rfc4475")).toURI());
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".dat"))
                    .sorted()
                    .toList()) {
                SEEDS.add(Files.readAllBytes(file));
            }
        }
    }

    private static byte[] mutated(Random random) {
        byte[] data = SEEDS.get(random.nextInt(SEEDS.size())).clone();
        int mutations = 1 + random.nextInt(8);
        for (int i = 0; i < mutations && data.length > 2; i++) data = mutatedOnce(data, random);
        return data;
    }

    private static byte[] mutatedOnce(byte[] data, Random random) {
        int at = random.nextInt(data.length);
        int to = Math.min(data.length, at + 1 + random.nextInt(40));
        return switch (random.nextInt(5)) {
            case 0 -> {
                data[at] = (byte) random.nextInt(256);
                yield data;
            }
            case 1 -> {
                data[at] = (byte) ";,<>\"\\:=@[] \r\n\t?/%".charAt(random.nextInt(18));
                yield data;
            }
            case 2 -> Arrays.copyOf(data, at);
            case 3 -> joined(Arrays.copyOf(data, at), Arrays.copyOfRange(data, to, data.length)); // cut out
            default -> joined(Arrays.copyOf(data, to), Arrays.copyOfRange(data, at, data.length)); // doubled
        };
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    @Test
    void parserReadsAnything() {
        Random random = new Random(SEED);
        int whole = 0;
        for (int i = 0; i < MESSAGES; i++) {
            byte[] data = mutated(random);
            if (SipParser.read(data, 0, data.length) instanceof ParsedMessage.Whole) whole++;
        }
        assertThat(whole)
                .as("some still pass, or nothing behind the parser is tested")
                .isBetween(100, MESSAGES - 100);
    }

    /// The dispatcher catches and logs our own faults. In this test it must not have to catch any.
    @Test
    void nothingBehindTheParserThrowsEither() {
        Random random = new Random(SEED + 1);
        TickedAlarms alarms = new TickedAlarms();
        TransactionLayer layer = new TransactionLayer(NOWHERE, alarms, TransactionTimers.RFC);
        OwnAddress own = new OwnAddress(Optional.empty(), InetAddress.getLoopbackAddress(), 5060);
        UserAgentCore agent = new UserAgentCore(layer, own);
        Dispatcher dispatcher = new Dispatcher(
                agent,
                Optional.of(call -> {
                    call.provisional(180, "Ringing", Body.NONE);
                    if (random.nextBoolean()) call.answer(Body.NONE);
                    else call.refuse(486, "Busy Here");
                    return new CallListener() {};
                }),
                _ -> true);
        for (int i = 0; i < MESSAGES; i++) {
            byte[] data = mutated(random);
            dispatcher.handle(data, 0, data.length, SOURCE);
            if (i % 100 == 0) alarms.tick(Duration.ofSeconds(1));
        }
        alarms.tick(Duration.ofMinutes(5));
        assertThat(layer.size())
                .as("transactions left when all timers have rung")
                .isZero();
    }

    @Test
    void framerEndsOnAnything() throws IOException {
        Random random = new Random(SEED + 2);
        for (int i = 0; i < MESSAGES; i++) {
            byte[] stream = joined(mutated(random), mutated(random));
            StreamFramer framer = new StreamFramer();
            try {
                for (int at = 0; at < stream.length; ) {
                    int length = Math.min(1 + random.nextInt(300), stream.length - at);
                    framer.feed(Arrays.copyOfRange(stream, at, at + length), length);
                    at += length;
                    byte[] message = framer.next();
                    while (message != null) {
                        assertThat(message.length).isBetween(1, stream.length);
                        message = framer.next();
                    }
                }
            } catch (StreamFramer.Unframeable e) {
                assertThat(e).hasMessageMatching("Content-Length.*|.*larger.*");
            }
        }
    }
}
