package io.ringtrue.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SystemResolverTest {
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Names names = new Names();

    @AfterEach
    void close() {
        names.close();
    }

    @Test
    void answersTheOthersWhileEveryNameOfOneAskerHangs() throws Exception {
        HostResolver stranger = names.resolver().inShareOf("stranger");
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String host = "host-" + i + ".dead";
            waiting.add(Thread.ofVirtual().start(() -> ask(stranger, host)));
        }
        while (names.dead() < 4) Thread.onSpinWait();
        for (int i = 0; i < 100; i++) {
            assertThat(names.resolver().inShareOf("shop-" + i % 5).resolve("hook-" + i + ".example", LONG))
                    .hasSize(1);
        }
        assertThat(names.resolver().resolve("live-source.example", LONG)).hasSize(1);
        assertThat(names.mostDead()).isEqualTo(4);
        for (Thread each : waiting) each.join();
        assertThat(names.mostDead()).isEqualTo(4);
        assertThat(names.resolver().hanging()).isEqualTo(4);
    }

    @Test
    void givesUpThoughTheLookUpHangs() {
        assertThatThrownBy(() -> names.resolver().resolve("a.dead", Duration.ofMillis(20)))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(names.resolver().hanging()).isEqualTo(1);
        assertThatThrownBy(() -> names.resolver().inShareOf("other").resolve("b.dead", LONG))
                .isInstanceOf(SilentName.class);
        assertThat(names.resolver().hanging()).isEqualTo(2);
    }

    @Test
    void reportsANameThatDoesNotExistAtOnce() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> names.resolver().resolve("a.none", LONG))
                    .isInstanceOf(UnknownHostException.class)
                    .isNotInstanceOf(SilentName.class);
        }
        assertThat(names.resolver().hanging()).isZero();
    }

    @Test
    void beginsNothingOnceItIsClosed() {
        names.close();
        assertThatThrownBy(() -> names.resolver().resolve("a.example", LONG)).isInstanceOf(UnknownHostException.class);
    }

    private static void ask(HostResolver resolver, String host) {
        assertThatThrownBy(() -> resolver.resolve(host, LONG)).isInstanceOf(SilentName.class);
    }
}
