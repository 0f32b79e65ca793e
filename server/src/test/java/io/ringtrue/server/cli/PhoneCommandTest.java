package io.ringtrue.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.cli.terminal.Screen;
import io.ringtrue.telephony.phone.odd.Oddities;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PhoneCommandTest {
    private static final Pattern PORT = Pattern.compile("sip:127\\.0\\.0\\.1:([0-9]+)");

    @ParameterizedTest
    @CsvSource({"--busy,486", "--declined,603", "--status 503,503"})
    void answersAnInviteAsTold(String who, int status) throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread phone = Thread.ofVirtual().start(() -> run(lines, ("phone --port 0 " + who).split(" ")));
        try (DatagramSocket caller = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            Matcher port = PORT.matcher(next(lines, "listening"));
            assertThat(port.find()).isTrue();
            assertThat(finalAnswer(caller, Integer.parseInt(port.group(1)))).startsWith("SIP/2.0 " + status + " ");
            assertThat(next(lines, "invited")).contains("12015550123");
            assertThat(next(lines, "refused")).contains(Integer.toString(status));
        } finally {
            phone.interrupt();
            phone.join();
        }
    }

    @Test
    void refusesWhatCannotBe(@TempDir Path folder) {
        assertThat(CommandRun.of("phone", "--status", "200").err()).contains("300 to 699");
        assertThat(CommandRun.of("phone", "--bind", "localhost").err()).contains("--bind");
        assertThat(CommandRun.of("phone", "--keys", "12x").status()).isEqualTo(2);
        assertThat(CommandRun.of(
                                "phone", "--machine", folder.resolve("none.wav").toString())
                        .err())
                .contains("--machine");
    }

    @Test
    void listsTheOddHabitsItCanHave() {
        CommandRun list = CommandRun.of("phone", "--odd", "list");
        assertThat(list.status()).isZero();
        Oddities.all().forEach(oddity -> assertThat(list.out()).contains(oddity.name(), oddity.about()));
        CommandRun unknown = CommandRun.of("phone", "--odd", "polite");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("--odd", "list");
    }

    @Test
    void hasTheOddHabitItIsTold() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        String[] args = "phone --port 0 --answer-after 0s --odd semicolon-behind-contact".split(" ");
        Thread phone = Thread.ofVirtual().start(() -> run(lines, args));
        try (DatagramSocket caller = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(next(lines, "odd:")).contains("semicolon");
            Matcher port = PORT.matcher(next(lines, "listening"));
            assertThat(port.find()).isTrue();
            assertThat(finalAnswer(caller, Integer.parseInt(port.group(1))))
                    .startsWith("SIP/2.0 200 ")
                    .containsPattern("Contact: <[^\r]*>;\r");
        } finally {
            phone.interrupt();
            phone.join();
        }
    }

    private static void run(BlockingQueue<String> lines, String... args) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                lines.add(line);
            }
        };
        Screen screen = new Screen(out, System.err, false);
        Ringtrue.run(args, CommandRun.surroundings(CommandRun.NO_SERVER, Map.of(), screen));
    }

    private static String next(BlockingQueue<String> lines, String word) throws InterruptedException {
        while (true) {
            String line = lines.poll(20, TimeUnit.SECONDS);
            if (line == null) throw new AssertionError("no line with '" + word + "' within 20 s");
            if (line.contains(word)) return line;
        }
    }

    /// Sends one INVITE without an offer and reads until a final answer. Repetitions are expected, because
    /// nothing is acknowledged.
    private static String finalAnswer(DatagramSocket caller, int port) throws Exception {
        String invite = String.join(
                        "\r\n",
                        "INVITE sip:12015550123@127.0.0.1:" + port + " SIP/2.0",
                        "Via: SIP/2.0/UDP 127.0.0.1:" + caller.getLocalPort() + ";branch=z9hG4bK-phone-test",
                        "From: <sip:caller@127.0.0.1>;tag=1",
                        "To: <sip:12015550123@127.0.0.1>",
                        "Call-ID: phone-test-" + caller.getLocalPort(),
                        "CSeq: 1 INVITE",
                        "Contact: <sip:caller@127.0.0.1:" + caller.getLocalPort() + ">",
                        "Max-Forwards: 70",
                        "Content-Length: 0")
                + "\r\n\r\n";
        byte[] bytes = invite.getBytes(StandardCharsets.US_ASCII);
        caller.setSoTimeout(20_000);
        caller.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), port));
        while (true) {
            DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
            caller.receive(packet);
            String answer = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            if (answer.charAt("SIP/2.0 ".length()) >= '2') return answer;
        }
    }
}
