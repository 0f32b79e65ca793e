package io.ringtrue.telephony.phone;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A book that can be written in while calls come; safe for use by any number of threads. `+` before a number makes
/// no difference.
public final class CalleeRegister implements CalleeBook {
    private final Map<String, Callee> callees = new ConcurrentHashMap<>();
    private volatile Callee others;

    /// @param others who answers all numbers not entered
    public CalleeRegister(Callee others) {
        this.others = others;
    }

    /// From now on this one answers that number, instead of whoever did.
    public CalleeRegister enter(String number, Callee callee) {
        callees.put(bare(number), callee);
        return this;
    }

    /// From now on the number is like all others. A number never entered: nothing changes.
    public void strike(String number) {
        callees.remove(bare(number));
    }

    /// From now on this one answers all numbers not entered.
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
