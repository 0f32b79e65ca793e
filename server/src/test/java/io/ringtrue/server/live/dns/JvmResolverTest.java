package io.ringtrue.server.live.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// dnsjava offers itself as the JVM's name resolver. Callbacks are checked by what the system's resolver says, so it
/// must not become one by merely being there.
class JvmResolverTest {
    @Test
    void leavesTheSystemsResolverInPlace() {
        assertThat(System.getProperty("org.dnsjava.spi.enable")).isNull();
        assertThatThrownBy(() -> InetAddress.getByName("nobody.invalid"))
                .isInstanceOf(UnknownHostException.class)
                .satisfies(e -> assertThat(Arrays.stream(e.getStackTrace()).map(StackTraceElement::getClassName))
                        .contains("java.net.InetAddress$PlatformResolver")
                        .noneMatch(frame -> frame.startsWith("org.xbill")));
    }
}
