package io.ringtrue.server.calls;

import io.ringtrue.server.speech.Prompt;
import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallEnded;
import java.util.Optional;

/// What is said and asked in one call. Made for one call, before it is dialled, so that nothing has to be
/// synthesized while somebody waits on the line.
public interface CallScript {
    /// Runs on the call's own thread, from the answer on.
    CallOutcome run(Call call);

    /// What it comes to when the call ended inside [#run(Call)].
    CallOutcome cutShort(CallEnded.Cause why);

    /// What is said once the outcome stands; empty: just hang up.
    Optional<Prompt> farewell(CallOutcome outcome);
}
