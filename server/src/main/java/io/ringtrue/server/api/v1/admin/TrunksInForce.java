package io.ringtrue.server.api.v1.admin;

/// The trunks calls are placed over, which follow those that are stored.
public interface TrunksInForce {
    /// Takes what is stored into force: when this returns, every call dialled from now on goes over it. Asks
    /// the name service about trunks that are new, so it may take long.
    void follow();
}
