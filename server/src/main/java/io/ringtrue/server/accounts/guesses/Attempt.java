package io.ringtrue.server.accounts.guesses;

/// A secret that somebody gives for a name.
///
/// @param realm the kind of name
/// @param credential whose name it is; 0: nobody's
/// @param fingerprint the same for the same secret; not the secret itself. Prints as `***`
public record Attempt(String realm, String name, long credential, String fingerprint, CallerPlace from) {
    @Override
    public String toString() {
        return "Attempt[" + realm + ", " + credential + ", ***]";
    }
}
