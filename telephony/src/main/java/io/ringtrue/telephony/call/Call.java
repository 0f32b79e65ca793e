package io.ringtrue.telephony.call;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.call.answering.RecordingCue;
import io.ringtrue.telephony.call.answering.WhoAnswered;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.call.keys.Digits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One phone call. The thread that dialled it uses it from top to bottom; methods block that thread. Only
/// [#hangUp()] may be called by other threads.
public interface Call {

    /// Waits until the far end answers or certainly will not: after a final refusal, after the ring timeout
    /// (CANCEL is sent and its result awaited), or after our own [#hangUp()]. Once known, the answer is
    /// returned at once.
    CallAnswer awaitAnswer();

    /// Plays a sound. Returns when all of it has been sent, or at once when a key is pressed or has been
    /// pressed since the last [#collect(DigitRule)]; the key stays for the next collection (barge-in). An
    /// empty sound returns at once. While the far end holds us it waits, at most 20 s.
    ///
    /// @return whether all of it was sent; false when a key, or a long hold, cut it short
    /// @throws CallEnded when the call is over and no key is waiting to be collected
    boolean play(Sound sound);

    /// Plays a sound to its end, whatever keys are pressed; for farewells. While the far end holds us it
    /// waits, at most 2 s.
    ///
    /// @return whether all of it was sent; false when a long hold cut it short
    /// @throws CallEnded when the call ended before the end of the sound
    boolean playToEnd(Sound sound);

    /// Collects one entry of digits. It ends at `#`, at the rule's length, at a timer, or when the far end
    /// hangs up, and the keys until then are returned. So a complete entry counts even if the far end has
    /// hung up. Empty when nothing was keyed. `*` followed by a second without a key gives
    /// [Digits#isRepeat()], `*9` gives [Digits#isNotMe()]. Keys pressed before the answer never count.
    Digits collect(DigitRule rule);

    /// Why an answered call has ended, even if no method has thrown it yet; empty while it continues or was
    /// never answered.
    default Optional<CallEnded.Cause> ended() {
        return Optional.empty();
    }

    /// What kind of party has answered, as far as is known now. [AnsweredBy#UNSURE] may become anything, a
    /// human may turn out to be a machine, and a machine stays one.
    AnsweredBy answeredBy();

    /// The judgement behind [#answeredBy()] with its cause, its time and what was measured; also after the
    /// call.
    default WhoAnswered whoAnswered() {
        return WhoAnswered.NOBODY_YET;
    }

    /// Plays a sound like [#play(Sound)], but also ends it as soon as the far end turns out to be a machine.
    /// If that is known already, it plays nothing. [#answeredBy()] tells whether that was why it ended.
    ///
    /// @return whether all of it was sent
    /// @throws CallEnded when the call is over and no key is waiting to be collected
    default boolean playUnlessMachine(Sound sound) {
        return answeredBy() != AnsweredBy.MACHINE && play(sound);
    }

    /// Waits until a message may be left on a machine: until its beep is over, if it is not already, or until
    /// it has been silent for 2.5 s. Keys do not end it.
    ///
    /// @return empty when neither has come within `patience`
    /// @throws CallEnded when the call is over
    default Optional<RecordingCue> awaitBeep(Duration patience) {
        return Optional.empty();
    }

    /// Ends the call in any state: by CANCEL while it rings, by BYE once answered. A thread that waits in
    /// another method is released: `awaitAnswer` returns [CallRefused.Cause#CANCELLED], `play` throws
    /// [CallEnded], `collect` returns the keys so far. Repeating it does nothing. It does not wait for the
    /// far end's confirmation.
    void hangUp();

    /// The facts of this call so far; complete once it is over.
    CallFacts facts();

    /// What passed on the wire, attempt by attempt, in their order; at most the last eight. Empty when no
    /// INVITE was sent. After [#hangUp()] it waits for the far end's confirmation, but not longer than
    /// `patience`; without a confirmation the ladder ends with our BYE or CANCEL.
    default List<CallTrace> traces(Duration patience) {
        return List.of();
    }
}
