package io.ringtrue.telephony.sip;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The calls there are, found by Call-ID and our own tag; the far end's tag is the call's to check (RFC 3261 §12).
final class CallTable {
    private final ConcurrentHashMap<String, Party> parties = new ConcurrentHashMap<>();

    void add(String callId, String localTag, Party party) {
        parties.put(callId + ' ' + localTag, party);
    }

    void remove(String callId, String localTag) {
        parties.remove(callId + ' ' + localTag);
    }

    @Nullable Party find(String callId, String localTag) {
        return parties.get(callId + ' ' + localTag);
    }
}
