package io.ringtrue.server.calls;

import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Trunks the operator set at run time. Each method is one transaction; passwords are kept encrypted.
public interface TrunkStore {
    /// By name, as they are stored: what an earlier version took may break a rule of this one.
    List<TrunkDraft> trunks();

    /// Puts a trunk in the place of the one of its name. Nobody else changes that trunk between what `replacement`
    /// is given and what is stored, so what it keeps of the old one is up to date.
    ///
    /// @param replacement given the trunk as it is stored, empty when there is none; it may be called more than
    /// once, and when it throws nothing changes
    /// @return what was stored
    /// @throws IllegalArgumentException when the replacement has another name
    Trunk put(String name, Function<Optional<TrunkDraft>, Trunk> replacement);

    /// @return false when there is none of that name
    boolean delete(String name);
}
