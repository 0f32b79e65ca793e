package io.ringtrue.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// TLS with a certificate made for `hook.example` alone, by the JDK's own keytool.
@Timeout(60)
class EncryptedCallbackTest {
    private static final char[] PASSWORD = "only-for-this-test".toCharArray();

    private static SSLContext context;

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("hook.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "hook",
                        "-dname",
                        "CN=unused",
                        "-validity",
                        "2",
                        "-ext",
                        "san=dns:hook.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("hook", store.getCertificate("hook"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    }

    @Test
    void asksForTheNameAndAcceptsItsCertificate() throws Exception {
        var names = new LinkedBlockingQueue<List<SNIServerName>>();
        try (Endpoint endpoint = endpoint(
                line -> names.add(((ExtendedSSLSession) ((SSLSocket) line).getSession()).getRequestedServerNames()))) {
            assertThat(get(endpoint, "hook.example", context.getSocketFactory()))
                    .isEqualTo(new HttpReply.Answered(200, ""));
            assertThat(names.poll(10, TimeUnit.SECONDS))
                    .singleElement()
                    .satisfies(name -> assertThat(name.getEncoded()).asString().isEqualTo("hook.example"));
        }
    }

    /// An end without TLS's own (RFC 8446 §6.1), as of a server that dies.
    @Test
    void takesAnAnswerForGoodWhenTheLineBreaksInItsHead() throws Exception {
        try (Endpoint breaking = new Endpoint(context.getServerSocketFactory(), (line, _) -> {
            line.getOutputStream().write("HTTP/1.1 200 OK\r\nSet-Cookie: a=".getBytes(StandardCharsets.US_ASCII));
            line.setSoLinger(true, 0);
        })) {
            assertThat(get(breaking, "hook.example", context.getSocketFactory()))
                    .isEqualTo(new HttpReply.Answered(200, ""));
        }
    }

    @Test
    void refusesTheCertificateOfAnotherName() throws Exception {
        try (Endpoint endpoint = endpoint(_ -> {})) {
            assertThat(get(endpoint, "other.example", context.getSocketFactory()))
                    .isInstanceOfSatisfying(
                            HttpReply.Failed.class,
                            failed -> assertThat(failed.why()).startsWith("TLS: "));
        }
    }

    @Test
    void refusesACertificateNobodyVouchesFor() throws Exception {
        try (Endpoint endpoint = endpoint(_ -> {})) {
            assertThat(get(endpoint, "hook.example", (SSLSocketFactory) SSLSocketFactory.getDefault()))
                    .isInstanceOfSatisfying(
                            HttpReply.Failed.class,
                            failed -> assertThat(failed.why()).startsWith("TLS: "));
        }
    }

    private static Endpoint endpoint(Consumer<Socket> look) throws Exception {
        return new Endpoint(context.getServerSocketFactory(), (line, _) -> {
            look.accept(line);
            line.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
    }

    private static HttpReply get(Endpoint endpoint, String host, SSLSocketFactory tls) throws RefusedUrl {
        SafeConnector connector = new SafeConnector(
                new AddressPolicy(List.of(NetworkBlock.parse("127.0.0.1"))),
                Set.of(endpoint.port())::contains,
                (_, _) -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                tls,
                Thread.ofVirtual().factory());
        return connector.send(
                OutgoingRequest.get(
                        HttpTarget.of(URI.create("https://" + host + ":" + endpoint.port() + "/")), Map.of()),
                Duration.ofSeconds(15));
    }
}
