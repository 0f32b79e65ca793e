package io.ringtrue.telephony.sip;

/// A name and a password for digest authentication. Prints without the password.
///
/// @param username empty: there are none, and a challenge is final
public record Credentials(String username, String password) {
    public static final Credentials NONE = new Credentials("", "");

    public boolean isEmpty() {
        return username.isEmpty();
    }

    @Override
    public String toString() {
        return isEmpty() ? "no credentials" : username + " ***";
    }
}
