package io.ringtrue.server.dashboard.settings.callbacks;

import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.callbacks.SigningSecrets;
import io.ringtrue.server.dashboard.settings.OneAccount;
import java.time.Clock;
import java.util.Map;
import org.springframework.ui.Model;

/// Puts what the page shows into its model; the controllers of this package all answer with this one page.
public final class CallbacksModel {
    private final SigningSecrets secrets;
    private final Clock clock;

    public CallbacksModel(SigningSecrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /// As the settings stand.
    ///
    /// @return the name of the view
    String show(Model page, OneAccount one) {
        AccountSettings settings = one.account().settings();
        return show(
                page,
                one,
                Map.of(
                        "url", settings.callbackUrl().orElse(""),
                        "scheme", settings.callbackScheme(),
                        "progress", settings.progressCallbacks() ? "on" : ""),
                Map.of());
    }

    /// As they were typed.
    String show(Model page, OneAccount one, Map<String, String> typed, Map<String, String> wrong) {
        page.addAttribute("one", one);
        page.addAttribute("typed", typed);
        page.addAttribute("wrong", wrong);
        page.addAttribute("signing", secrets.of(one.id(), clock.instant()).size());
        return "dashboard/settings-callbacks";
    }
}
