package io.ringtrue.server.api.v1.admin;

/// The trunks in use.
public interface TrunksInForce {
    /// Brings the stored trunks into use: when this returns, every call dialled from now on uses
    /// them. It resolves the host names of new trunks, so it may take long. Repeating it without a
    /// change does nothing.
    void follow();
}
