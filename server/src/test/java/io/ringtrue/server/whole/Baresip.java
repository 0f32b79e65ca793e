package io.ringtrue.server.whole;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ringtrue.telephony.audio.WavFile;
import io.ringtrue.telephony.audio.Wave;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A telephone of other make: answers by itself, keeps what it hears as WAV, and keys what it is told on its
/// terminal.
final class Baresip implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    /// It hangs up when it has nothing more to say.
    private static final int LONGEST_CALL_SECONDS = 180;

    private final Path folder;
    private final int port;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Baresip(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /// @param folder for its configuration and its recordings
    /// @param number it answers, with `+`; it refuses all others
    static Baresip start(Path folder, String number) throws IOException, InterruptedException {
        int port = freePort();
        Files.createDirectories(folder);
        short[] quiet = new short[Wave.TELEPHONE_RATE * LONGEST_CALL_SECONDS];
        WavFile.write(folder.resolve("says.wav"), new Wave(Wave.TELEPHONE_RATE, quiet));
        Files.writeString(folder.resolve("config"), configuration(folder, port));
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:" + number + "@127.0.0.1>;regint=0;answermode=auto;audio_codecs=PCMU\n");
        Files.writeString(folder.resolve("contacts"), "");
        Baresip baresip = new Baresip(folder, port, process(folder));
        Thread.ofVirtual().start(baresip::listen);
        baresip.await("baresip is ready");
        return baresip;
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
                module_tmp account.so
                module_app menu.so
                snd_path %s
                """.formatted(port, folder.resolve("says.wav"), folder);
    }

    private static int freePort() throws IOException {
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            return probe.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException gone) {
            lines.add("gone: " + gone.getMessage());
        }
    }

    /// Waits until it prints a line with this in it.
    void await(String text) throws InterruptedException {
        StringBuilder seen = new StringBuilder();
        String line = "";
        while (!line.contains(text)) {
            line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) throw new AssertionError("baresip never said " + text + ":\n" + seen);
            seen.append(line).append('\n');
        }
    }

    /// Presses one key after the other.
    void key(String keys) throws IOException {
        OutputStream terminal = process.getOutputStream();
        for (byte key : keys.getBytes(US_ASCII)) {
            terminal.write(key);
            terminal.flush();
        }
    }

    /// What it heard in the one call it had.
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
