package io.ringtrue.telephony.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How much memory strangers can make us use.
class DispatcherTest {
    private static final int MAX_SERVERS = 10_000;

    private final TestAgent agent = new TestAgent();

    @Test
    void onlyCallingRefusesEachInviteAndKeepsNothing() {
        agent.receiveAsCaller(invite(1));
        agent.receiveAsCaller(invite(1));
        assertThat(agent.wire.take()).containsExactly("403", "403");
        agent.receiveAsCaller(invite(1).replace("INVITE", "ACK"));
        assertThat(agent.wire.take()).isEmpty();
        assertThat(agent.layer.size()).isZero();
        assertThat(agent.alarms.pending()).isZero();
    }

    @Test
    void floodOfInvitesIsRefusedWithoutKeepingMoreOfThem() {
        for (int i = 0; i < MAX_SERVERS; i++) agent.receive(invite(i));
        assertThat(agent.wire.take()).containsOnly("100");
        agent.receive(invite(MAX_SERVERS));
        assertThat(agent.wire.take()).containsExactly("503");
        assertThat(agent.layer.size()).isEqualTo(MAX_SERVERS);
        agent.receive(invite(0));
        assertThat(agent.wire.take()).as("a repeat of one that was taken").containsExactly("100");
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void aMessageThatBreaksItsReaderCostsNoMoreThanItself(Class<? extends Throwable> kind) {
        IncomingCalls fragile = _ -> {
            if (kind == StackOverflowError.class) throw new StackOverflowError("breaks");
            throw new IllegalStateException("breaks");
        };
        Dispatcher dispatcher = new Dispatcher(agent.agent, Optional.of(fragile), _ -> true);
        byte[] invite = invite(1).replace("\n", "\r\n").getBytes(UTF_8);
        assertThat(dispatcher.arrived(invite, 0, invite.length, TestAgent.PEER)).isTrue();
    }

    private static String invite(int number) {
        return """
                INVITE sip:alice@127.0.0.1:5070 SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK%1$d
                Max-Forwards: 70
                From: <sip:bob@127.0.0.1>;tag=far
                To: <sip:alice@127.0.0.1>
                Call-ID: call-%1$d
                CSeq: 1 INVITE
                Contact: <sip:bob@127.0.0.1:5060>
                Content-Length: 0

                """.formatted(number);
    }
}
