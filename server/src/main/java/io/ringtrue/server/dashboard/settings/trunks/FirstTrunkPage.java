package io.ringtrue.server.dashboard.settings.trunks;

import io.ringtrue.server.calls.TrunkText;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Rights;
import io.ringtrue.server.people.Author;
import io.ringtrue.server.trunks.TrunkCheck;
import io.ringtrue.server.trunks.TrunkChecks;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkFault;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The step of the first run that sets a trunk, and has it checked. What is set stays, so the step goes on where it was
/// left; it may be skipped, and is where the configuration file or the sandbox has the trunks.
@Controller
@RequestMapping(FirstTrunkPage.PATH)
public class FirstTrunkPage {
    static final String PATH = "/setup/trunk";
    private static final String NEXT = "redirect:/setup/countries";
    private static final List<TrunkSetting> ASKED =
            List.of(TrunkSetting.URI, TrunkSetting.CALLER_ID, TrunkSetting.USERNAME, TrunkSetting.PASSWORD);

    private final TrunkRoom trunks;
    private final TrunkChecks checks;
    private final Deeds deeds;

    public FirstTrunkPage(TrunkRoom trunks, TrunkChecks checks, Deeds deeds) {
        this.trunks = trunks;
        this.checks = checks;
        this.deeds = deeds;
    }

    @GetMapping
    public String show(@AuthenticationPrincipal @Nullable Visitor visitor, Model page) {
        if (visitor == null) return "redirect:/sign-in";
        Rights.requireOwner(visitor);
        return trunks.isOwned() ? NEXT : show(page, Map.of("name", "main"), Map.of(), null);
    }

    /// The other settings get their usual values.
    @PostMapping
    public String save(
            @AuthenticationPrincipal @Nullable Visitor visitor,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            Model page) {
        if (visitor == null) return "redirect:/sign-in";
        Rights.requireOwner(visitor);
        // Whoever sends the form twice has set the trunk already.
        if (trunks.isOwned() || !trunks.all().isEmpty()) return "redirect:" + PATH;
        Map<String, String> values = new LinkedHashMap<>(TrunkFields.usual().values());
        ASKED.forEach(setting -> values.put(setting.word(), typed.getOrDefault(setting.word(), "")));
        TrunkFields fields = new TrunkFields(values);
        String name = typed.getOrDefault("name", "").strip();
        if (name.equals("new")) {
            return again(page, fields, name, Map.of("name", "A page of ours has this name. Choose another."));
        }
        try {
            Trunk made = trunks.put(name, old -> fields.over(old.orElse(new TrunkDraft(name))));
            deeds.add(
                    visitor.person(),
                    request.getRemoteAddr(),
                    OptionalLong.empty(),
                    "added a trunk",
                    name,
                    "",
                    TrunkText.line(made.draft()));
            return "redirect:" + PATH;
        } catch (TrunkFault fault) {
            return again(page, fields, name, TrunkFields.wrong(fault));
        }
    }

    private String again(Model page, TrunkFields fields, String name, Map<String, String> wrong) {
        Map<String, String> shown = new LinkedHashMap<>(fields.shown().values());
        shown.put("name", name);
        return show(page, shown, wrong, null);
    }

    @PostMapping("/check")
    public String check(
            @AuthenticationPrincipal @Nullable Visitor visitor,
            @RequestParam(name = "name", defaultValue = "") String name,
            HttpServletRequest request,
            Model page) {
        if (visitor == null) return "redirect:/sign-in";
        Rights.requireOwner(visitor);
        Author author = Author.of(visitor.person(), request.getRemoteAddr());
        return checks.check(name, Optional.empty(), author) instanceof TrunkChecks.Result.Done(TrunkCheck check)
                ? show(page, Map.of(), Map.of(), check)
                : "redirect:" + PATH;
    }

    private String show(Model page, Map<String, String> fields, Map<String, String> wrong, @Nullable TrunkCheck check) {
        page.addAttribute("rows", trunks.all().stream().map(TrunksPage.Row::of).toList());
        page.addAttribute("fields", fields);
        page.addAttribute("wrong", wrong);
        page.addAttribute("check", check);
        return "dashboard/setup-trunk";
    }
}
