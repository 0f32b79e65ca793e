package io.ringtrue.server.dashboard.signin;

import java.time.Instant;

/// A sign-in at a browser.
///
/// @param person their id
/// @param version of the person at sign-in; over when theirs is another
/// @param until over then, whatever they do
/// @param browser the name that the server knows it by; over when it is forgotten. Prints as `***`
public record SignedIn(long person, long version, Instant until, String browser) {
    @Override
    public String toString() {
        return "SignedIn[" + person + ", " + version + ", " + until + ", ***]";
    }
}
