package io.ringtrue.server.dashboard.phone;

import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.HeldLine;
import io.ringtrue.telephony.phone.PhoneUser;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which numbers of the built-in carrier are held by hand, and by whom. A number has one holder at most. Numbers are
/// digits, country code first, with or without `+`. Safe for several threads.
public final class HeldNumbers {
    /// Numbers that the North American plan sets aside for fiction: 555-0100 to 555-0199.
    private static final String FICTION = "120155501";

    private static final int FICTIONS = 100;

    private final Map<String, PhoneUser> holders = new ConcurrentHashMap<>();

    /// Who answers this number; empty when nobody holds it.
    public Optional<Callee> at(String number) {
        return Optional.ofNullable(holders.get(digits(number))).map(HeldLine::new);
    }

    /// From now on calls to this number are offered to this user. Repeating it changes nothing.
    ///
    /// @return false when somebody else holds it
    boolean hold(String number, PhoneUser user) {
        PhoneUser holder = holders.putIfAbsent(digits(number), user);
        return holder == null || holder == user;
    }

    /// Holds the first number of 201 555 0100 to 0199 that nobody holds.
    ///
    /// @return with `+`; empty when all are held
    Optional<String> holdAny(PhoneUser user) {
        for (int i = 0; i < FICTIONS; i++) {
            String digits = FICTION + String.format("%02d", (i + FICTIONS / 2) % FICTIONS);
            if (holders.putIfAbsent(digits, user) == null) return Optional.of("+" + digits);
        }
        return Optional.empty();
    }

    /// Releases a number of this user's; does nothing when they do not hold it.
    void release(String number, PhoneUser user) {
        holders.remove(digits(number), user);
    }

    /// Releases all numbers of this user's.
    void releaseAll(PhoneUser user) {
        holders.values().removeIf(holder -> holder == user);
    }

    /// How many numbers this user holds.
    long heldBy(PhoneUser user) {
        return holders.values().stream().filter(holder -> holder == user).count();
    }

    private static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }
}
