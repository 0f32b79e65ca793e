package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.speech.engine.BoundedEngine;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class BoundedEngineTest {
    @Test
    void speaksOnThePoolAsTheEngineItself() throws SpeechFailure {
        Thread caller = Thread.currentThread();
        Scribe inner = new Scribe() {
            @Override
            public short[] synthesize(String text, Locale language) throws SpeechFailure {
                assertThat(Thread.currentThread()).isNotSameAs(caller);
                return super.synthesize(text, language);
            }
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
            BoundedEngine bounded = new BoundedEngine(inner, pool);
            assertThat(bounded.id()).isEqualTo(inner.id());
            assertThat(bounded.synthesize("Hello.", Locale.ENGLISH)).isNotEmpty();
        }
    }

    @Test
    void failuresComeThroughAsSpeechFailures() {
        Scribe failing = new Scribe() {
            @Override
            public short[] synthesize(String text, Locale language) throws SpeechFailure {
                if (text.isEmpty()) throw new IllegalStateException("surprised");
                throw new SpeechFailure("expected");
            }
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
            BoundedEngine bounded = new BoundedEngine(failing, pool);
            assertThatThrownBy(() -> bounded.synthesize("Hello.", Locale.ENGLISH))
                    .isInstanceOf(SpeechFailure.class)
                    .hasMessage("expected");
            assertThatThrownBy(() -> bounded.synthesize("", Locale.ENGLISH))
                    .isInstanceOf(SpeechFailure.class)
                    .hasMessage("scribe-1/quill failed");
        }
    }
}
