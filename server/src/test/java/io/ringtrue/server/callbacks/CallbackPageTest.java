package io.ringtrue.server.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/api/callbacks.md is true: its examples are signed as we sign, and its receiver accepts exactly them.
/// The tests of the dialects check that we compose such requests.
class CallbackPageTest {
    private static final Path PAGE = Path.of("../docs/api/callbacks.md");
    private final Properties example = new Properties();
    private String page = "";

    @TempDir
    Path folder;

    @BeforeEach
    void read() throws Exception {
        page = Files.readString(PAGE);
        example.load(new StringReader(block("properties", 2)));
    }

    /// The n-th of this language.
    private String block(String language, int n) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .skip(n - 1)
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private String value(String key) {
        return example.getProperty(key);
    }

    @Test
    void signsTheExampleAsThePageSays() {
        assertThat(CallbackSignature.headers(
                        value("webhook-id"),
                        Instant.ofEpochSecond(Long.parseLong(value("webhook-timestamp"))),
                        value("request"),
                        List.of(new DueCallback.SigningSecret(value("secret")))))
                .containsEntry("webhook-signature", value("webhook-signature"));
    }

    @Test
    void signsTheBodyOfTheExampleAsThePageSays() throws Exception {
        Properties headers = new Properties();
        headers.load(new StringReader(block("properties", 1)));
        assertThat(CallbackSignature.headers(
                        headers.getProperty("webhook-id"),
                        Instant.ofEpochSecond(Long.parseLong(headers.getProperty("webhook-timestamp"))),
                        block("json", 1).strip(),
                        List.of(new DueCallback.SigningSecret(headers.getProperty("secret")))))
                .containsEntry("webhook-signature", headers.getProperty("webhook-signature"));
    }

    @Test
    void receiverOfThePageAcceptsTheExampleAndNothingElse() throws Exception {
        Path source = Files.writeString(folder.resolve("CallbackReceiver.java"), block("java", 1));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Method genuine = loader.loadClass("CallbackReceiver")
                    .getMethod(
                            "genuine",
                            String.class,
                            String.class,
                            String.class,
                            String.class,
                            String.class,
                            Instant.class);
            String request = value("request");
            Instant soon = Instant.ofEpochSecond(Long.parseLong(value("webhook-timestamp")) + 10);
            assertThat(ask(genuine, request, soon)).isTrue();
            assertThat(ask(genuine, request.replace("matched=true", "matched=false"), soon))
                    .isFalse();
            assertThat(ask(genuine, request, soon.plusSeconds(600))).isFalse();
        }
    }

    private boolean ask(Method genuine, String request, Instant now) throws Exception {
        return (boolean) genuine.invoke(
                null,
                value("secret"),
                value("webhook-id"),
                value("webhook-timestamp"),
                value("webhook-signature"),
                request,
                now);
    }
}
