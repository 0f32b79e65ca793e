package io.ringtrue.telephony.call;

import io.ringtrue.telephony.call.trunk.Trunk;
import java.util.List;

/// Places calls over the configured trunks. Safe for use by any number of threads.
public interface Dialer extends AutoCloseable {

    /// Starts a call and returns at once; [Call#awaitAnswer()] tells how it went. Never throws for anything the
    /// network does: a call that could not even be sent ends as [CallRefused] with
    /// [CallRefused.Cause#TRUNK_FAULT].
    Call dial(DialOrder order);

    /// How many calls would find a place just now: on the trunks, by their limits and their pace, and
    /// among the ports for media, of which those that rest after a call do not count. Without any trunk
    /// [Integer#MAX_VALUE]: each call is refused at once, and nobody needs to wait for that.
    int room();

    /// Replaces the trunks for calls dialled from now on; calls under way keep theirs. Empty: every dial is refused
    /// as [CallRefused.Cause#TRUNK_FAULT].
    void trunks(List<Trunk> trunks);

    /// Hangs up what is left, closes the sockets. Repeating it does nothing.
    @Override
    void close();
}
