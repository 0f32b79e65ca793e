package io.ringtrue.server.dashboard.settings.api;

import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.OnceForms;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.settings.OneAccount;
import io.ringtrue.server.dashboard.settings.SettingRights;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// *API*: the keys of an account, and code to copy.
@Controller
public class ApiPage {
    public static final String PATH = "/settings/api";
    private static final int LONGEST_LABEL = 60;

    private final Accounts accounts;
    private final ApiModel model;
    private final OnceForms forms;
    private final Deeds deeds;

    public ApiPage(Accounts accounts, ApiModel model, OnceForms forms, Deeds deeds) {
        this.accounts = accounts;
        this.model = model;
        this.forms = forms;
        this.deeds = deeds;
    }

    @GetMapping(PATH)
    public String show(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            HttpServletRequest request,
            Model page) {
        SettingRights.require(SettingRights.account(visitor.person()));
        return OneAccount.of(frame)
                .map(one -> model.show(page, one, request, ApiModel.Typed.NOTHING))
                .orElseGet(() -> OneAccount.choose(page, "API"));
    }

    @PostMapping(PATH + "/keys")
    public String create(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "label", defaultValue = "") String label,
            @RequestParam(name = "once", defaultValue = "") String once,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        SettingRights.require(SettingRights.account(visitor.person()));
        OneAccount one = OneAccount.of(frame).orElseThrow(NotYours::new);
        String title = label.strip();
        if (title.isEmpty() || title.length() > LONGEST_LABEL || title.chars().anyMatch(Character::isISOControl)) {
            return model.show(
                    page,
                    one,
                    request,
                    new ApiModel.Typed(
                            Map.of("label", label),
                            Map.of("label", "Needs 1 to " + LONGEST_LABEL + " characters, such as Production.")));
        }
        forms.use(once);
        return made(visitor, one, Credential.Kind.API_KEY, title, request, response, page);
    }

    @PostMapping(PATH + "/users")
    public String createUser(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "once", defaultValue = "") String once,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        SettingRights.require(SettingRights.account(visitor.person()));
        OneAccount one = OneAccount.of(frame).orElseThrow(NotYours::new);
        forms.use(once);
        return made(visitor, one, Credential.Kind.API_USER, "", request, response, page);
    }

    private String made(
            Visitor visitor,
            OneAccount one,
            Credential.Kind kind,
            String label,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var created = accounts.addCredential(one.id(), kind, Optional.empty(), label, Optional.empty());
        Made made = Made.of(created, "created");
        deeds.add(
                visitor.person(),
                request.getRemoteAddr(),
                one.owner(),
                made.isKey() ? "created a key" : "created a user",
                made.title() + " (" + made.credential().name() + ")",
                "",
                "***");
        ApiModel.keepNowhere(response);
        return model.shown(page, one, request, made);
    }
}
