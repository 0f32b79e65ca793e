package io.ringtrue.server.dashboard.settings.trunks;

import io.ringtrue.server.calls.TrunkText;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.settings.SettingRights;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Deletes a trunk when its name is typed: whether calls go over it just now is not known here.
@Controller
@RequestMapping(TrunksPage.PATH + "/{name}/delete")
public class TrunkDeletePage {
    private final TrunkRoom trunks;
    private final Deeds deeds;

    public TrunkDeletePage(TrunkRoom trunks, Deeds deeds) {
        this.trunks = trunks;
        this.deeds = deeds;
    }

    @GetMapping
    public String ask(@AuthenticationPrincipal Visitor visitor, @PathVariable("name") String name, Model page) {
        trunk(visitor, name);
        return ask(page, name, "");
    }

    @PostMapping
    public String delete(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable("name") String name,
            @RequestParam(name = "word", defaultValue = "") String word,
            HttpServletRequest request,
            Model page) {
        TrunkDraft trunk = trunk(visitor, name);
        if (!word.strip().equals(name)) return ask(page, name, "This is not its name. Nothing was deleted.");
        if (!trunks.delete(name)) throw new NotYours();
        deeds.add(
                visitor.person(),
                request.getRemoteAddr(),
                OptionalLong.empty(),
                "deleted a trunk",
                name,
                TrunkText.line(trunk),
                "");
        return "redirect:" + TrunksPage.PATH + "?done=deleted";
    }

    private TrunkDraft trunk(Visitor visitor, String name) {
        SettingRights.require(SettingRights.trunks(visitor.person()) && !trunks.isOwned());
        return trunks.named(name).orElseThrow(NotYours::new);
    }

    private static String ask(Model page, String name, String wrong) {
        page.addAttribute("name", name);
        page.addAttribute("wrong", wrong.isEmpty() ? null : wrong);
        return "dashboard/settings-trunk-ask";
    }
}
