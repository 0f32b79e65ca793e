package io.ringtrue.server.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.phonesverification.CallbackParameters;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationStatus;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/api/callbacks.md says what is true: its example is what we send, and its receiver accepts exactly that.
class CallbackPageTest {
    private static final Path PAGE = Path.of("../docs/api/callbacks.md");
    private final Properties example = new Properties();
    private String page = "";

    @TempDir
    Path folder;

    @BeforeEach
    void read() throws Exception {
        page = Files.readString(PAGE);
        example.load(new StringReader(block("properties")));
    }

    private String block(String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private String value(String key) {
        return example.getProperty(key);
    }

    @Test
    void composesTheUrlOfTheExample() {
        Verification verified = new Verification(
                        458_521,
                        1,
                        "148485454545",
                        VerificationStatus.QUEUED,
                        Optional.empty(),
                        Optional.empty(),
                        Money.of("0.015"),
                        Money.ZERO,
                        Instant.parse("2016-06-06T08:02:17.1Z"),
                        Optional.empty(),
                        true,
                        "",
                        "en",
                        "",
                        "",
                        Optional.of(value("callbackurl")),
                        0,
                        0)
                .ended(VerificationStatus.VERIFIED, Reason.PIN_MATCHED, true, Money.of("0.015"), Instant.EPOCH);
        assertThat(new CallbackParameters().compose(verified)).isEqualTo("https://shop.example" + value("request"));
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
    void receiverOfThePageAcceptsTheExampleAndNothingElse() throws Exception {
        Path source = Files.writeString(folder.resolve("CallbackReceiver.java"), block("java"));
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
