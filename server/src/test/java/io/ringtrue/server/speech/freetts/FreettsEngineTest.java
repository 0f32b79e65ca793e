package io.ringtrue.server.speech.freetts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ringtrue.server.speech.SpeechFailure;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreettsEngineTest {
    private static final FreettsEngine ENGINE = new FreettsEngine();

    @Test
    void saysTheSameTextTheSameWay() throws SpeechFailure {
        short[] first = ENGINE.synthesize("Press star to hear this again.", Locale.US);
        ENGINE.synthesize("Goodbye.", Locale.US);
        assertThat(first.length).isBetween(8_000, 24_000);
        assertThat(ENGINE.synthesize("Press star to hear this again.", Locale.US))
                .hasSize(first.length);
    }

    @Test
    void servesManyThreadsOneAfterAnother() throws Exception {
        int alone = ENGINE.synthesize("Thank you.", Locale.US).length;
        Callable<short[]> thanks = () -> ENGINE.synthesize("Thank you.", Locale.US);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<short[]> said : threads.invokeAll(Collections.nCopies(16, thanks))) {
                assertThat(said.get(30, SECONDS)).hasSize(alone);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "-", "'", "&"})
    void hasNothingToSayWithoutWords(String text) {
        assertThatCode(() -> ENGINE.synthesize(text, Locale.US)).doesNotThrowAnyException();
    }

    @Test
    @Timeout(60)
    void survivesAnyBrand() throws SpeechFailure {
        String alphabet = "abcxyzABCXYZ '-.,&éßŁ";
        Random random = new Random(4);
        for (int i = 0; i < 150; i++) {
            StringBuilder brand = new StringBuilder();
            int length = random.nextInt(1, 21);
            for (int k = 0; k < length; k++) brand.append(alphabet.charAt(random.nextInt(alphabet.length())));
            ENGINE.synthesize("This is a call from " + brand + ".", Locale.US);
        }
    }

    @ParameterizedTest
    @CsvSource({"Acme,true", "Café Łódź,true", "Straße,true", "'',true", "Ромашка,false", "Acme 阿里,false", "Ωmega,false"
    })
    void readsLatinLettersOnly(String text, boolean readable) {
        assertThat(ENGINE.reads(text)).isEqualTo(readable);
    }

    @Test
    void speaksEnglishOnly() {
        assertThat(ENGINE.speaks(Locale.UK)).isTrue();
        assertThat(ENGINE.speaks(Locale.FRENCH)).isFalse();
    }
}
