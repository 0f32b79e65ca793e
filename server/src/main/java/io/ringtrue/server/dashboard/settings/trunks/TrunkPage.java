package io.ringtrue.server.dashboard.settings.trunks;

import io.ringtrue.server.calls.TrunkText;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.settings.SettingRights;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkFault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One trunk: made, read and changed.
@Controller
public class TrunkPage {
    /// Where a new trunk is written; no trunk of this name can be opened by its address.
    private static final String NEW = TrunksPage.PATH + "/new";

    private final TrunkRoom trunks;
    private final Deeds deeds;

    public TrunkPage(TrunkRoom trunks, Deeds deeds) {
        this.trunks = trunks;
        this.deeds = deeds;
    }

    @GetMapping(NEW)
    public String ask(@AuthenticationPrincipal Visitor visitor, Model page) {
        requireChange(visitor);
        return form(page, Optional.empty(), "", TrunkFields.usual(), Map.of(), true);
    }

    @GetMapping(TrunksPage.PATH + "/{name}")
    public String show(@AuthenticationPrincipal Visitor visitor, @PathVariable("name") String name, Model page) {
        SettingRights.require(visitor.person().isOfInstallation());
        TrunkDraft trunk = trunks.named(name).orElseThrow(NotYours::new);
        boolean may = SettingRights.trunks(visitor.person()) && !trunks.isOwned();
        return form(page, Optional.of(trunk), name, TrunkFields.of(trunk), Map.of(), may);
    }

    @PostMapping(NEW)
    public String create(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            Model page) {
        requireChange(visitor);
        String name = typed.getOrDefault("name", "").strip();
        TrunkFields fields = new TrunkFields(typed);
        try {
            if (name.equals("new")) return taken(page, name, fields);
            Trunk made = trunks.put(name, old -> {
                if (old.isPresent()) throw new Taken();
                return fields.over(new TrunkDraft(name));
            });
            add(visitor, request, "added a trunk", name, "", TrunkText.line(made.draft()));
            return "redirect:" + TrunksPage.PATH + "?done=saved";
        } catch (Taken _) {
            return taken(page, name, fields);
        } catch (TrunkFault fault) {
            return form(page, Optional.empty(), name, fields.shown(), TrunkFields.wrong(fault), true);
        }
    }

    private static String taken(Model page, String name, TrunkFields fields) {
        Map<String, String> wrong = Map.of("name", "There is a trunk of this name. Choose another.");
        return form(page, Optional.empty(), name, fields.shown(), wrong, true);
    }

    @PostMapping(TrunksPage.PATH + "/{name}")
    public String save(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable("name") String name,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            Model page) {
        requireChange(visitor);
        TrunkDraft before = trunks.named(name).orElseThrow(NotYours::new);
        TrunkFields fields = new TrunkFields(typed);
        try {
            Trunk now = trunks.put(name, old -> fields.over(old.orElseThrow(NotYours::new)));
            add(visitor, request, "changed a trunk", name, TrunkText.line(before), TrunkText.line(now.draft()));
            return "redirect:" + TrunksPage.PATH + "?done=saved";
        } catch (TrunkFault fault) {
            return form(page, Optional.of(before), name, fields.shown(), TrunkFields.wrong(fault), true);
        }
    }

    private void add(Visitor visitor, HttpServletRequest request, String deed, String name, String was, String now) {
        deeds.add(visitor.person(), request.getRemoteAddr(), OptionalLong.empty(), deed, name, was, now);
    }

    private void requireChange(Visitor visitor) {
        SettingRights.require(SettingRights.trunks(visitor.person()) && !trunks.isOwned());
    }

    private static String form(
            Model page,
            Optional<TrunkDraft> trunk,
            String name,
            TrunkFields fields,
            Map<String, String> wrong,
            boolean may) {
        page.addAttribute("name", name);
        page.addAttribute("fresh", trunk.isEmpty());
        page.addAttribute("hasPassword", trunk.filter(TrunkText::hasPassword).isPresent());
        page.addAttribute("fields", fields.values());
        page.addAttribute("wrong", wrong);
        page.addAttribute("may", may);
        return "dashboard/settings-trunk";
    }

    /// Ends the unit that would write over another trunk.
    private static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Taken() {
            super("taken", null, false, false);
        }
    }
}
