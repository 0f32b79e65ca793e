package io.ringtrue.telephony.phone;

/// Decides which callee answers a number. Called once for each call, on that call's thread, for several calls
/// at once.
@FunctionalInterface
public interface CalleeBook {
    /// @param number the dialled number: the user part of the INVITE's Request-URI; may be empty
    Callee at(String number);

    /// A book with the same callee at every number.
    static CalleeBook everywhere(Callee callee) {
        return _ -> callee;
    }
}
