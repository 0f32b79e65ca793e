package io.ringtrue.telephony.call;

import io.ringtrue.telephony.call.trunk.Trunk;
import java.util.List;

/// Places calls over the configured trunks. Safe for several threads.
public interface Dialer extends AutoCloseable {

    /// Starts a call and returns at once; [Call#awaitAnswer()] returns the result. It never throws for a
    /// fault of the network: a call that cannot be sent ends as [CallRefused] with
    /// [CallRefused.Cause#TRUNK_FAULT].
    Call dial(DialOrder order);

    /// How many calls could start now, by the trunks' limits and pace and by the free ports for media; ports
    /// that rest after a call do not count. Without any trunk it is [Integer#MAX_VALUE], because each call is
    /// refused at once and need not wait.
    int room();

    /// Replaces the trunks for calls dialled from now on; calls in progress keep theirs. Empty: each call is
    /// refused as [CallRefused.Cause#TRUNK_FAULT]. A trunk whose settings do not change keeps its state. The
    /// names of new trunks are looked up before it returns, which may take seconds.
    void trunks(List<Trunk> trunks);

    /// Hangs up all calls, waits at most 2 s for the confirmations, and closes the sockets. Repeating it does
    /// nothing.
    @Override
    void close();
}
