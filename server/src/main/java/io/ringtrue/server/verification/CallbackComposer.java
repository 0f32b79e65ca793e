package io.ringtrue.server.verification;

import java.util.Set;

/// Turns a verification's state into the URL that reports it. Implemented by a vendor's dialect.
public interface CallbackComposer {
    /// @param verification with a callback URL
    /// @return complete and percent-encoded
    String compose(Verification verification);

    /// Query parameters this composer adds: a callback URL that has one of them already is refused.
    Set<String> ownParameters();
}
