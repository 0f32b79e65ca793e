package io.ringtrue.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.telephony.rtp.RtpPorts.SocketPair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RtpPortsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void handsOutEvenPortsWithTheOddOneAbove() throws IOException {
        SocketPair pair = new RtpPorts(LOOPBACK, 0, 0, RtpPorts.REST).take();
        assertThat(pair.port()).isEven();
        assertThat(((InetSocketAddress) pair.rtp().getLocalAddress()).getPort()).isEqualTo(pair.port());
        assertThat(((InetSocketAddress) pair.rtcp().getLocalAddress()).getPort())
                .isEqualTo(pair.port() + 1);
        close(pair);
    }

    @Test
    void aPairGivenBackRests() throws IOException {
        int free = freePort();
        RtpPorts ports = new RtpPorts(LOOPBACK, free, free + 1, Duration.ofMinutes(1));
        SocketPair pair = ports.take();
        assertThat(pair.port()).isEqualTo(free);
        assertThatThrownBy(ports::take).isInstanceOf(IOException.class).hasMessageContaining("used up, 0 rest");
        close(pair);
        ports.giveBack(free);
        assertThatThrownBy(ports::take).isInstanceOf(IOException.class).hasMessageContaining("used up, 1 rest");
    }

    @Test
    void aRestedPairIsUsedAgain() throws IOException {
        int free = freePort();
        RtpPorts ports = new RtpPorts(LOOPBACK, free, free + 1, Duration.ZERO);
        SocketPair pair = ports.take();
        close(pair);
        ports.giveBack(free);
        SocketPair again = ports.take();
        assertThat(again.port()).isEqualTo(free);
        close(again);
    }

    @Test
    void passesOverPortsOthersHold() throws IOException {
        SocketPair held = new RtpPorts(LOOPBACK, 0, 0, RtpPorts.REST).take();
        RtpPorts only = new RtpPorts(LOOPBACK, held.port(), held.port() + 1, Duration.ofMinutes(1));
        assertThatThrownBy(only::take).isInstanceOf(IOException.class).hasMessageContaining("RTP ports");
        close(held);
    }

    @Test
    void pairsThatRestAreNoRoom() throws IOException {
        int free = freePort();
        RtpPorts ports = new RtpPorts(LOOPBACK, free, free + 1, Duration.ofMinutes(1));
        assertThat(ports.room()).isOne();
        close(ports.take());
        assertThat(ports.room()).isZero();
        ports.giveBack(free);
        assertThat(ports.room()).isZero();
    }

    @Test
    void restedPairsAreRoomAgain() throws IOException {
        int free = freePort();
        RtpPorts ports = new RtpPorts(LOOPBACK, free, free + 1, Duration.ZERO);
        close(ports.take());
        ports.giveBack(free);
        assertThat(ports.room()).isOne();
    }

    @Test
    void portsOthersHoldAreNoRoomUntilTheyAreFree() throws IOException {
        SocketPair held = new RtpPorts(LOOPBACK, 0, 0, RtpPorts.REST).take();
        RtpPorts only = new RtpPorts(LOOPBACK, held.port(), held.port() + 1, Duration.ZERO);
        assertThat(only.room()).isZero();
        close(held);
        assertThat(only.room()).isOne();
    }

    @Test
    void anyPortsAreAlwaysRoom() {
        assertThat(new RtpPorts(LOOPBACK, 0, 0, RtpPorts.REST).room()).isEqualTo(Integer.MAX_VALUE);
    }

    private static int freePort() throws IOException {
        SocketPair pair = new RtpPorts(LOOPBACK, 0, 0, RtpPorts.REST).take();
        close(pair);
        return pair.port();
    }

    private static void close(SocketPair pair) throws IOException {
        pair.rtp().close();
        pair.rtcp().close();
    }
}
