package io.ringtrue.server.dashboard.settings.voice;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.settings.OneAccount;
import io.ringtrue.server.dashboard.settings.SettingRights;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// *Voice*: how an account's calls speak.
@Controller
public class VoicePage {
    public static final String PATH = "/settings/voice";
    private static final String ON_SCREEN = "screen";
    private static final String IN_CALL = "call";

    private final AccountStore accounts;
    private final VoiceModel model;
    private final Deeds deeds;

    public VoicePage(AccountStore accounts, VoiceModel model, Deeds deeds) {
        this.accounts = accounts;
        this.model = model;
        this.deeds = deeds;
    }

    @GetMapping(PATH)
    public String show(@ModelAttribute("frame") Frame frame, Model page) {
        return OneAccount.of(frame).map(one -> model.show(page, one)).orElseGet(() -> OneAccount.choose(page, "Voice"));
    }

    @PostMapping(PATH)
    public String save(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "pin", defaultValue = "") String pin,
            @RequestParam(name = "language", defaultValue = "") String language,
            HttpServletRequest request,
            Model page) {
        SettingRights.require(SettingRights.account(visitor.person()));
        OneAccount one = OneAccount.of(frame).orElseThrow(NotYours::new);
        Map<String, String> wrong = new HashMap<>();
        if (!pin.equals(ON_SCREEN) && !pin.equals(IN_CALL)) {
            wrong.put("pin", "Choose how users learn the PIN. It decides what a verification proves.");
        }
        if (!language.isEmpty() && !AccountSettings.isLanguage(language)) {
            wrong.put("language", Shown.sentence("must be a language tag such as en or pt-BR"));
        }
        if (!wrong.isEmpty()) return model.show(page, one, Map.of("pin", pin, "language", language), wrong);
        Account now = saved(one, pin, language);
        deeds.add(
                visitor.person(),
                request.getRemoteAddr(),
                one.owner(),
                "changed the voice",
                one.account().name(),
                words(one.account().settings()),
                words(now.settings()));
        return one.done(PATH, "saved");
    }

    private Account saved(OneAccount one, String pin, String language) {
        Optional<String> wanted = Optional.of(language).filter(tag -> !tag.isEmpty());
        return accounts.update(one.id(), old -> old.with(old.settings().withVoice(pin.equals(IN_CALL), wanted)))
                .orElseThrow(NotYours::new);
    }

    static String pin(AccountSettings settings) {
        return settings.announcePin() ? IN_CALL : ON_SCREEN;
    }

    private static String words(AccountSettings settings) {
        return (settings.announcePin() ? "the call says the PIN" : "a page shows the PIN")
                + settings.language().map(tag -> ", " + tag).orElse("");
    }
}
