package io.ringtrue.telephony.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringtrue.telephony.audio.Tones;
import io.ringtrue.telephony.audio.WavFile;
import io.ringtrue.telephony.audio.Wave;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The telephone baresip. It answers automatically, records what it hears as WAV, and presses the keys typed
/// on its terminal.
final class Baresip implements AutoCloseable {
    /// The number that it answers; it refuses all others with 404.
    static final String NUMBER = "+12015550123";

    private static final int MOST_TRIES = 5;
    private static final String END = "";

    private final Path folder;
    private final int port;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Baresip(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /// @param folder an empty folder for its configuration and its recordings
    /// @param codecs in baresip's names, best first
    static Baresip start(Path folder, String codecs) throws IOException, InterruptedException {
        return start(folder, codecs, "");
    }

    /// @param encryption `srtp` (if the caller supports it), `srtp-mand` (or the call fails), or empty for
    /// none
    static Baresip start(Path folder, String codecs, String encryption) throws IOException, InterruptedException {
        String parameters = encryption.isEmpty() ? "" : ";mediaenc=" + encryption;
        return start(folder, codecs, parameters, Tones.sine(400, -19, Duration.ofSeconds(30)));
    }

    /// @param parameters parameters of its account, each after a semicolon
    /// @param says the sound that it plays to the caller, 8 kHz
    static Baresip start(Path folder, String codecs, String parameters, short[] says)
            throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:" + NUMBER + "@127.0.0.1>;regint=0;answermode=auto;audio_codecs=" + codecs + parameters + "\n");
        Files.writeString(folder.resolve("contacts"), "");
        WavFile.write(folder.resolve("says.wav"), new Wave(Wave.TELEPHONE_RATE, says));
        for (int tries = 1; ; tries++) {
            int port = freePort();
            Files.writeString(folder.resolve("config"), configuration(folder, port));
            Baresip baresip = new Baresip(folder, port, process(folder));
            Thread.ofVirtual().start(baresip::listen);
            try {
                baresip.await("baresip is ready");
                return baresip;
            } catch (AssertionError e) {
                // It takes three ports, of which the next may have been taken since it was tried.
                if (tries == MOST_TRIES || !String.valueOf(e.getMessage()).contains("Address already in use")) throw e;
            }
        }
    }

    private static Process process(Path folder) throws IOException {
        try {
            return new ProcessBuilder("baresip", "-f", folder.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            throw new IOException("this test needs baresip: apt-get install -y baresip-core", missing);
        }
    }

    private static String configuration(Path folder, int port) {
        return """
                poll_method epoll
                sip_listen 127.0.0.1:%d
                audio_player aubridge,silent
                audio_source aufile,%s
                audio_alert aubridge,silent
                ausrc_srate 8000
                auplay_srate 8000
                ausrc_channels 1
                auplay_channels 1
                module_path /usr/lib/baresip/modules
                module stdio.so
                module g711.so
                module aufile.so
                module aubridge.so
                module sndfile.so
                module srtp.so
                module_tmp account.so
                module_app menu.so
                snd_path %s
                """.formatted(port, folder.resolve("says.wav"), folder);
    }

    /// It listens on UDP and TCP, and for TLS on the port behind.
    private static int freePort() throws IOException {
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(ObservedDialer.LOOPBACK, 0))) {
            return probe.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException gone) {
            lines.add("gone: " + gone.getMessage());
        }
        lines.add(END);
    }

    /// Waits until it prints a line that contains this text.
    void await(String text) throws InterruptedException {
        StringBuilder seen = new StringBuilder();
        for (String line = next(seen); !line.contains(text); line = next(seen))
            seen.append(line).append('\n');
    }

    private String next(StringBuilder seen) throws InterruptedException {
        String line = lines.poll(20, TimeUnit.SECONDS);
        if (line == null) throw new AssertionError("baresip says nothing more after:\n" + seen);
        if (line.equals(END) && !process.isAlive()) throw new AssertionError("baresip has ended after:\n" + seen);
        return line;
    }

    /// Presses and releases the keys, one after another.
    void key(String keys) throws IOException {
        OutputStream terminal = process.getOutputStream();
        for (char key : keys.toCharArray()) {
            terminal.write(key);
            terminal.flush();
        }
    }

    /// What it heard in its only call.
    Wave heard() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> recordings =
                    files.filter(file -> file.toString().endsWith("-dec.wav")).toList();
            if (recordings.size() != 1) throw new AssertionError("recordings: " + recordings);
            return WavFile.read(recordings.getFirst());
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }
}
