package io.ringtrue.telephony.phone;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A book whose entries can change while calls arrive. A `+` before a number makes no difference. Safe for
/// several threads.
public final class CalleeRegister implements CalleeBook {
    private final Map<String, Callee> callees = new ConcurrentHashMap<>();
    private volatile Callee others;

    /// @param others answers all numbers without an entry
    public CalleeRegister(Callee others) {
        this.others = others;
    }

    /// From now on `callee` answers this number; it replaces an earlier entry.
    public CalleeRegister enter(String number, Callee callee) {
        callees.put(bare(number), callee);
        return this;
    }

    /// Removes a number's entry. Does nothing if there is none.
    public void strike(String number) {
        callees.remove(bare(number));
    }

    /// From now on `callee` answers all numbers without an entry.
    public void others(Callee callee) {
        others = callee;
    }

    @Override
    public Callee at(String number) {
        return callees.getOrDefault(bare(number), others);
    }

    private static String bare(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }
}
