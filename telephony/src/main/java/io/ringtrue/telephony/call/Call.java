package io.ringtrue.telephony.call;

import io.ringtrue.telephony.audio.Sound;
import io.ringtrue.telephony.call.keys.DigitRule;
import io.ringtrue.telephony.call.keys.Digits;
import java.util.Optional;

/// One phone call, driven top to bottom by the thread that dialled it; every method here blocks that thread.
/// Only [#hangUp()] may be called from elsewhere.
public interface Call {

    /// Waits until the far end answers or it is certain that it will not: a final refusal, the ring timeout (then
    /// CANCEL was sent and its outcome awaited), or our own [#hangUp()].
    CallAnswer awaitAnswer();

    /// Plays a sound and returns when the last of them has been sent, or at once when a key is or has
    /// been pressed since the last [#collect(DigitRule)]: the key stays for the next collection (barge-in). Empty:
    /// returns at once. While the far end holds us it waits, 20 s at most.
    ///
    /// @throws CallEnded when the call is over and no key is waiting to be collected
    void play(Sound sound);

    /// Plays like [#play(Sound)] but deaf to keys; for farewells. While the far end holds us it waits, 2 s at most.
    ///
    /// @throws CallEnded when the call is over
    void playToEnd(Sound sound);

    /// Collects one entry of digits. It ends at `#`, at the rule's length, at a timer, or when the far end hangs
    /// up; what was keyed until then is returned, so an entry that is complete counts even if the far end has gone.
    /// Empty when nothing was keyed. `*` followed by a second of nothing, and `*9`, are [Digits#isRepeat()] and
    /// [Digits#isNotMe()]. Digits keyed before the answer never count.
    Digits collect(DigitRule rule);

    /// Why an answered call is over, also when nothing above has thrown it; empty while it is not.
    default Optional<CallEnded.Cause> ended() {
        return Optional.empty();
    }

    /// Who seems to have answered, as far as is known now.
    AnsweredBy answeredBy();

    /// Ends the call, whatever its state: CANCEL while it rings, BYE once answered. The thread inside another
    /// method is released: `awaitAnswer` with [CallRefused.Cause#CANCELLED], `play` with [CallEnded], `collect`
    /// with what it has. Repeating it does nothing. Returns without waiting for the far end's confirmation.
    void hangUp();

    /// What is known of this call so far; complete once it is over.
    CallFacts facts();
}
