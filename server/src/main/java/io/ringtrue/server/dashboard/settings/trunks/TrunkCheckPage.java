package io.ringtrue.server.dashboard.settings.trunks;

import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.settings.SettingRights;
import io.ringtrue.server.people.Author;
import io.ringtrue.server.trunks.TrunkCheck;
import io.ringtrue.server.trunks.TrunkChecks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The trunk doctor: checks a trunk while the browser waits, at most 15 s, and shows what each step found.
@Controller
@RequestMapping(TrunksPage.PATH + "/{name}/check")
public class TrunkCheckPage {
    private final TrunkRoom trunks;
    private final TrunkChecks checks;

    public TrunkCheckPage(TrunkRoom trunks, TrunkChecks checks) {
        this.trunks = trunks;
        this.checks = checks;
    }

    /// Nothing is checked before somebody asks for it.
    @GetMapping
    public String ask(@AuthenticationPrincipal Visitor visitor, @PathVariable("name") String name, Model page) {
        require(visitor, name);
        return show(page, name, null, "", "");
    }

    /// @param number to be rung on trial; empty: nobody is called
    @PostMapping
    public String check(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable("name") String name,
            @RequestParam(name = "number", defaultValue = "") String number,
            HttpServletRequest request,
            Model page) {
        require(visitor, name);
        String typed = number.strip();
        Optional<String> called = Optional.of(typed).filter(text -> !text.isEmpty());
        return switch (checks.check(name, called, Author.of(visitor.person(), request.getRemoteAddr()))) {
            case TrunkChecks.Result.Done(TrunkCheck check) -> show(page, name, check, "", typed);
            case TrunkChecks.Result.Unknown() ->
                show(page, name, null, "This trunk is out of use. Mend its settings first.", typed);
            case TrunkChecks.Result.Running() ->
                show(page, name, null, "This trunk is being checked already. That takes at most 15 s.", typed);
        };
    }

    private void require(Visitor visitor, String name) {
        SettingRights.require(SettingRights.trunks(visitor.person()));
        if (trunks.named(name).isEmpty()) throw new NotYours();
    }

    private static String show(Model page, String name, @Nullable TrunkCheck check, String note, String number) {
        page.addAttribute("name", name);
        page.addAttribute("check", check);
        page.addAttribute("note", note);
        page.addAttribute("number", number);
        return "dashboard/settings-trunk-check";
    }
}
