package io.ringtrue.server.openid;

/// The provider cannot be reached, is too slow, or does not answer as a provider does. Trying again may help.
/// The message is for the operator's log.
public final class ProviderAway extends Exception {
    private static final long serialVersionUID = 1L;

    ProviderAway(String message) {
        super(message);
    }
}
