package io.ringtrue.server.dashboard.settings.api;

import io.ringtrue.server.accounts.AccountStore;
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
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Ends a credential's secret, by a new one or for good. Both ask first, because neither can be undone.
@Controller
@RequestMapping(ApiPage.PATH + "/credentials/{id}")
public class CredentialPages {
    private static final String ASK = "dashboard/settings-api-ask";

    private final Accounts accounts;
    private final AccountStore store;
    private final ApiModel model;
    private final OnceForms forms;
    private final Deeds deeds;
    private final Clock clock;

    public CredentialPages(
            Accounts accounts, AccountStore store, ApiModel model, OnceForms forms, Deeds deeds, Clock clock) {
        this.accounts = accounts;
        this.store = store;
        this.model = model;
        this.forms = forms;
        this.deeds = deeds;
        this.clock = clock;
    }

    @GetMapping("/rotate")
    public String askToRotate(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            Model page) {
        return ask(page, visitor, frame, id, "rotate", "");
    }

    @GetMapping("/revoke")
    public String askToRevoke(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            Model page) {
        return ask(page, visitor, frame, id, "revoke", "");
    }

    @PostMapping("/rotate")
    public String rotate(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            @RequestParam(name = "once", defaultValue = "") String once,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        OneAccount one = allowed(visitor, frame);
        Credential old = credential(one, id);
        forms.use(once);
        Made made = accounts.rotate(one.id(), old.id())
                .map(created -> Made.of(created, "rotated"))
                .orElseThrow(NotYours::new);
        add(visitor, request, one, old, made.isKey() ? "rotated a key" : "set a user's password", "***");
        ApiModel.keepNowhere(response);
        return model.shown(page, one, request, made);
    }

    @PostMapping("/revoke")
    public String revoke(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            @RequestParam(name = "word", defaultValue = "") String word,
            HttpServletRequest request,
            Model page) {
        OneAccount one = allowed(visitor, frame);
        Credential old = credential(one, id);
        ApiView.Row row = ApiView.row(old, clock.instant());
        if (row.busy() && !word.strip().equals(row.word())) {
            return ask(page, visitor, frame, id, "revoke", "This is not its name. Nothing was revoked.");
        }
        store.revoke(one.id(), old.id());
        boolean key = old.kind() == Credential.Kind.API_KEY;
        add(visitor, request, one, old, key ? "revoked a key" : "revoked a user", "");
        return one.done(ApiPage.PATH, "revoked");
    }

    private void add(
            Visitor visitor, HttpServletRequest request, OneAccount one, Credential old, String deed, String now) {
        String title = old.label().isEmpty() ? old.name() : old.label();
        deeds.add(
                visitor.person(),
                request.getRemoteAddr(),
                one.owner(),
                deed,
                title + " (" + old.name() + ")",
                "***",
                now);
    }

    private String ask(Model page, Visitor visitor, Frame frame, String id, String act, String wrong) {
        OneAccount one = allowed(visitor, frame);
        Credential credential = credential(one, id);
        page.addAttribute("one", one);
        page.addAttribute("row", ApiView.row(credential, clock.instant()));
        page.addAttribute("key", credential.kind() == Credential.Kind.API_KEY);
        page.addAttribute("act", act);
        page.addAttribute("wrong", wrong.isEmpty() ? null : wrong);
        return ASK;
    }

    private static OneAccount allowed(Visitor visitor, Frame frame) {
        SettingRights.require(SettingRights.account(visitor.person()));
        return OneAccount.of(frame).orElseThrow(NotYours::new);
    }

    private Credential credential(OneAccount one, String id) {
        Optional<Credential> found = store.credentials(one.id()).stream()
                .filter(each -> Long.toString(each.id()).equals(id) && !each.revoked())
                .findFirst();
        return found.orElseThrow(NotYours::new);
    }
}
