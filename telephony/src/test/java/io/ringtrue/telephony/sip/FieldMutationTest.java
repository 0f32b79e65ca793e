package io.ringtrue.telephony.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.ProcessorTime;
import io.ringtrue.telephony.sip.digest.Credentials;
import io.ringtrue.telephony.sip.message.SipRequest;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Mutations of messages seen from real far ends, 5,000 of each kind from a fixed seed and 5,000 from a fresh
/// one. Nothing throws, none takes a second, and the next call works.
class FieldMutationTest {
    private static final int MUTATIONS = 5_000;
    private static final String ODD = ";,<>\"\\:=@[] \r\n\t?/%\0\u00fc";

    /// A piece of a good answer, and what replaces it.
    private static final List<String[]> KINDS = List.of(
            new String[] {"5060>", "5060;x=\"a b\">;"},
            new String[] {"To: <sip", "To: \"\"unknown\"\" <sip"},
            new String[] {"X-Last: 1", "no colon\nBad Name(: 1"},
            new String[] {"X-Last: 1", "Record-Route: <sip:127.0.0.2;lr>, <sip:\";lr>"},
            new String[] {";rport", ";rport=;received="},
            new String[] {"SIP/2.0 200 Whatever", "SIP/2.0 200"},
            new String[] {"SIP/2.0 200", "SIP/2.0 401"},
            new String[] {"SIP/2.0 200", "SIP/2.0 183"},
            new String[] {"bob@127.0.0.1:5060", "x@10.0.0.5:5060"});

    static Stream<Long> seeds() {
        return LongStream.concat(
                        LongStream.of(4475), ThreadLocalRandom.current().longs(1))
                .boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingBreaksAndTheNextCallIsRight(long seed) throws Exception {
        Random random = new Random(seed);
        for (String[] kind : KINDS) {
            TestAgent agent = new TestAgent();
            callIsRight(agent, "at first, which loads the classes");
            for (int i = 0; i < MUTATIONS; i++) {
                String place = "seed " + seed + ", mutation " + i + " of " + kind[1];
                try {
                    attack(agent, kind, random, place);
                } catch (RuntimeException | StackOverflowError | AssertionError e) {
                    throw new AssertionError(place, e);
                }
                if (i % 10 == 0) agent.tick(Duration.ofSeconds(40).toMillis());
                agent.wire.take();
            }
            callIsRight(agent, "seed " + seed);
            agent.tick(Duration.ofMinutes(5).toMillis());
            assertThat(agent.layer.size()).as("seed %d", seed).isZero();
        }
    }

    private static void attack(TestAgent agent, String[] kind, Random random, String place) {
        OutgoingCall call = agent.call(TestAgent.PEER, new Credentials("u", "p"));
        SipRequest invite = agent.wire.onlyRequest();
        String extra =
                "X-Last: 1\nRequire: 100rel\nRSeq: 1\nWWW-Authenticate: Digest realm=\"r\", nonce=\"1\", qop=\"\"\n";
        String message = TestAgent.answerTo(invite, 200, "far", extra).replace(kind[0], kind[1]);
        byte[] data = mutated(message.replace("\n", "\r\n"), random).getBytes(ISO_8859_1);
        long start = ProcessorTime.now();
        agent.receive(data);
        String bye = DialogTest.within(invite, "BYE", 1, "far").replace("\n", "\r\n");
        agent.receive(mutated(bye, random).getBytes(ISO_8859_1));
        call.hangUp();
        assertThat(ProcessorTime.now() - start).as(place).isLessThan(1_000_000_000L);
    }

    private static String mutated(String message, Random random) {
        StringBuilder text = new StringBuilder(message);
        if (random.nextInt(100) == 0) repeat(text, random);
        for (int left = random.nextInt(4); left > 0; left--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
                case 1 -> text.insert(at, ODD.charAt(random.nextInt(ODD.length())));
                default -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(12)));
            }
        }
        return text.toString();
    }

    /// Repeats a piece 5,000 times: reading it must not use the stack for each repeat.
    private static void repeat(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        text.insert(
                at,
                text.substring(at, Math.min(text.length(), at + 1 + random.nextInt(11)))
                        .repeat(5_000));
    }

    private static void callIsRight(TestAgent agent, String place) throws Exception {
        agent.events.drain();
        OutgoingCall call = agent.call();
        agent.answer(agent.wire.onlyRequest(), 200);
        assertThat(agent.wire.take()).as(place).containsExactly("ACK");
        agent.events.expect("answered 200");
        call.hangUp();
        agent.answer(agent.wire.onlyRequest(), 200);
        assertThat(agent.wire.take()).as(place).isEmpty();
    }
}
