package io.ringtrue.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// TLS to hosts with an underscore, which the JDK takes for no names. The receiver is OpenSSL's, because the JDK's
/// own refuses to be asked for such a name; its certificate is for `*.shop.example`.
@Timeout(60)
class UnderscoreCertificateTest {
    @TempDir
    static Path folder;

    private static SSLContext context;
    private static Process server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        run(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=unused",
                "-addext",
                "subjectAltName=DNS:*.shop.example",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
        context = trusting(certificate);
        server = new ProcessBuilder(
                        "openssl",
                        "s_server",
                        "-accept",
                        "127.0.0.1:0",
                        "-www",
                        "-cert",
                        certificate.toString(),
                        "-key",
                        key.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (!line.startsWith("ACCEPT ")) line = said.readLine();
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    private static void run(String... words) throws Exception {
        String[] command = new String[words.length + 1];
        command[0] = "openssl";
        System.arraycopy(words, 0, command, 1, words.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "hook", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @AfterAll
    static void stop() {
        server.destroy();
    }

    @Test
    void acceptsTheCertificateOfItsDomain() throws Exception {
        assertThat(get("my_hook.shop.example", context)).isEqualTo(new HttpReply.Answered(200, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_hook.example", "my_hook.other.example", "a.my_hook.shop.example", "my_hook"})
    void refusesTheCertificateOfAnotherName(String host) throws Exception {
        assertThat(get(host, context)).isEqualTo(new HttpReply.Failed("TLS: the certificate is of another host"));
    }

    @Test
    void refusesACertificateNobodyVouchesFor() throws Exception {
        assertThat(get("my_hook.shop.example", SSLContext.getDefault()))
                .isInstanceOfSatisfying(
                        HttpReply.Failed.class,
                        failed -> assertThat(failed.why()).startsWith("TLS: "));
    }

    @ParameterizedTest
    @CsvSource({
        "my_hook.shop.example, my_hook.shop.example, true",
        "MY_HOOK.Shop.example, my_hook.shop.example, true",
        "*.shop.example, my_hook.shop.example, true",
        "*.example, my_hook.example, false",
        "*, my_hook, false",
        "*., my_hook., false",
        "my*.shop.example, my_hook.shop.example, false",
        "*.shop.example, shop.example, false"
    })
    void takesAStarForOneWholeLabel(String name, String host, boolean same) {
        assertThat(CertificateName.matches(name, host)).isEqualTo(same);
    }

    private static HttpReply get(String host, SSLContext trust) throws RefusedUrl {
        SafeConnector connector = new SafeConnector(
                new AddressPolicy(List.of(NetworkBlock.parse("127.0.0.1"))),
                Set.of(port)::contains,
                (_, _) -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                trust.getSocketFactory(),
                Thread.ofVirtual().factory());
        return connector.send(
                OutgoingRequest.get(HttpTarget.of(URI.create("https://" + host + ":" + port + "/")), Map.of()),
                Duration.ofSeconds(15));
    }
}
