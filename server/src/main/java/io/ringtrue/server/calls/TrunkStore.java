package io.ringtrue.server.calls;

import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import java.util.List;

/// Trunks the operator set at run time. Each method is one transaction; passwords are kept encrypted.
public interface TrunkStore {
    /// By name, as they are stored: what an earlier version took may break a rule of this one.
    List<TrunkDraft> trunks();

    void put(Trunk trunk);

    /// @return false when there is none of that name
    boolean delete(String name);
}
