package io.ringtrue.server.api.v1.admin;

import io.ringtrue.telephony.call.trunk.Trunk;

/// The trunks calls are placed over, which follow those that are stored.
public interface TrunksInForce {
    /// Whether calls could be placed over it.
    ///
    /// @throws IllegalArgumentException when one of its values cannot be read; the message names value and rule
    void check(Trunk trunk);

    /// Takes what is stored into force: when this returns, every call dialled from now on goes over it. Asks the name
    /// service about trunks that are new, so it may take long.
    void follow();
}
