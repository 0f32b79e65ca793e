package io.ringtrue.telephony.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Kamailio between us and a callee. It asks for the credentials of `trunk`, password `correct horse`, and
/// adds Record-Route.
public final class KamailioProxy implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final int port;

    private KamailioProxy(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /// @param algorithm `MD5` or `SHA-256`
    public static KamailioProxy start(int calleePort, String algorithm) throws Exception {
        Path folder = Files.createTempDirectory("kamailio");
        int port = SippCallee.freePort();
        Path config = folder.resolve("kamailio.cfg");
        try (InputStream in = Objects.requireNonNull(KamailioProxy.class.getResourceAsStream("/kamailio.cfg"))) {
            Files.writeString(
                    config,
                    new String(in.readAllBytes(), UTF_8)
                            .replace("PORT", "" + port)
                            .replace("CALLEE", "" + calleePort)
                            .replace("ALGORITHM", algorithm)
                            .replace("HA1", ha1(algorithm)));
        }
        Process process = launch(config, folder);
        SippCallee.awaitBound(port, true, process);
        return new KamailioProxy(process, folder, port);
    }

    private static String ha1(String algorithm) throws GeneralSecurityException {
        byte[] text = "trunk:ringtrue:correct horse".getBytes(UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text));
    }

    private static Process launch(Path config, Path folder) {
        String program = Files.exists(Path.of("/usr/sbin/kamailio")) ? "/usr/sbin/kamailio" : "kamailio";
        try {
            return new ProcessBuilder(
                            program,
                            "-f",
                            config.toString(),
                            "-DD",
                            "-E",
                            "-m",
                            "32",
                            "-M",
                            "4",
                            "-Y",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            return fail("Kamailio is missing: apt-get install -y kamailio", e);
        }
    }

    public int port() {
        return port;
    }

    /// Its log, for the message of a failing test.
    public String log() {
        try {
            return Files.readString(folder.resolve("log"), UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
