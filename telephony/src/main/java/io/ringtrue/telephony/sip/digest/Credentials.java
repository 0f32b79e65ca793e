package io.ringtrue.telephony.sip.digest;

/// User name and password for digest authentication. Printed without the password.
///
/// @param username empty when there are no credentials; a challenge then ends the attempt
public record Credentials(String username, String password) {
    public static final Credentials NONE = new Credentials("", "");

    /// Whether there are no credentials.
    public boolean isEmpty() {
        return username.isEmpty();
    }

    @Override
    public String toString() {
        return isEmpty() ? "no credentials" : username + " ***";
    }
}
