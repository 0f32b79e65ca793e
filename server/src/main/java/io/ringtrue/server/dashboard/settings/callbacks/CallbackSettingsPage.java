package io.ringtrue.server.dashboard.settings.callbacks;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.SettingsText;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.settings.OneAccount;
import io.ringtrue.server.dashboard.settings.SettingRights;
import io.ringtrue.server.verification.request.CallbackRules;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// *Callback URL*: where outcomes are reported.
@Controller
public class CallbackSettingsPage {
    public static final String PATH = "/settings/callbacks";

    private final AccountStore accounts;
    private final CallbackStore callbacks;
    private final CallbackRules rules;
    private final CallbacksModel model;
    private final Deeds deeds;

    public CallbackSettingsPage(
            AccountStore accounts, CallbackStore callbacks, CallbackRules rules, CallbacksModel model, Deeds deeds) {
        this.accounts = accounts;
        this.callbacks = callbacks;
        this.rules = rules;
        this.model = model;
        this.deeds = deeds;
    }

    @GetMapping(PATH)
    public String show(@ModelAttribute("frame") Frame frame, Model page) {
        return OneAccount.of(frame)
                .map(one -> model.show(page, one))
                .orElseGet(() -> OneAccount.choose(page, "Callback URL"));
    }

    @PostMapping(PATH)
    public String save(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "url", defaultValue = "") String url,
            @RequestParam(name = "scheme", defaultValue = "https") String scheme,
            @RequestParam(name = "progress", defaultValue = "") String progress,
            HttpServletRequest request,
            Model page) {
        SettingRights.require(SettingRights.account(visitor.person()));
        OneAccount one = OneAccount.of(frame).orElseThrow(NotYours::new);
        Optional<String> given = Optional.of(url.strip()).filter(text -> !text.isEmpty());
        try {
            given.ifPresent(text -> rules.read(text, Optional.of(scheme), scheme));
            Account now = accounts.update(
                            one.id(), old -> old.with(old.settings().withCallbacks(given, scheme, !progress.isEmpty())))
                    .orElseThrow(NotYours::new);
            // As for the API: a URL that is set is wanted again after a 410.
            given.ifPresent(text -> callbacks.wantAgain(
                    now.id(),
                    rules.read(text, Optional.empty(), now.settings().callbackScheme())
                            .url()));
            deeds.add(
                    visitor.person(),
                    request.getRemoteAddr(),
                    one.owner(),
                    "changed the callback URL",
                    one.account().name(),
                    words(one.account().settings()),
                    words(now.settings()));
            return one.done(PATH, "saved");
        } catch (IllegalArgumentException e) {
            return model.show(
                    page,
                    one,
                    Map.of("url", url, "scheme", scheme, "progress", progress),
                    Map.of("url", Shown.sentence(String.valueOf(e.getMessage()))));
        }
    }

    private static String words(AccountSettings settings) {
        String url = settings.callbackUrl()
                .map(text -> settings.callbackScheme() + ", " + SettingsText.withoutQuery(text))
                .orElse("none");
        return settings.progressCallbacks() ? url + ", with progress" : url;
    }
}
