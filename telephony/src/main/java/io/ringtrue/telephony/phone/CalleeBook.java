package io.ringtrue.telephony.phone;

/// Says who answers a number. Asked once for each call, on that call's own thread, by any number of calls at once.
@FunctionalInterface
public interface CalleeBook {
    /// @param number as dialled: the user part of the INVITE's Request-URI; may be empty
    Callee at(String number);

    /// The same one everywhere.
    static CalleeBook everywhere(Callee callee) {
        return _ -> callee;
    }
}
