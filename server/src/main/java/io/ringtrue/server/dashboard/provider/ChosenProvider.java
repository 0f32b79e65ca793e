package io.ringtrue.server.dashboard.provider;

import io.ringtrue.server.dashboard.signin.SignInWays;
import io.ringtrue.server.openid.Provider;
import java.util.Optional;

/// @param provider empty: the operator has set none, and its pages are not there
public record ChosenProvider(Optional<Provider> provider) {
    public SignInWays ways() {
        return new SignInWays(provider.map(Provider::name));
    }
}
