package io.ringtrue.server.dashboard.settings.callbacks;

import io.ringtrue.server.callbacks.TestDelivery;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.OnceForms;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.settings.OneAccount;
import io.ringtrue.server.dashboard.settings.SettingRights;
import io.ringtrue.server.verification.TestCallbacks;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// *Send a test delivery*: one callback on trial, with its request and its answer.
@Controller
public class TestCallbackPage {
    private final TestCallbacks callbacks;
    private final CallbacksModel model;
    private final OnceForms forms;
    private final Deeds deeds;

    public TestCallbackPage(TestCallbacks callbacks, CallbacksModel model, OnceForms forms, Deeds deeds) {
        this.callbacks = callbacks;
        this.model = model;
        this.forms = forms;
        this.deeds = deeds;
    }

    @PostMapping(CallbackSettingsPage.PATH + "/test")
    public String send(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "form", defaultValue = "") String form,
            @RequestParam(name = "once", defaultValue = "") String once,
            HttpServletRequest request,
            Model page) {
        SettingRights.require(SettingRights.account(visitor.person()));
        OneAccount one = OneAccount.of(frame).orElseThrow(NotYours::new);
        if (one.account().settings().callbackUrl().isEmpty()) throw new NotYours();
        forms.use(once);
        Trial trial = Trial.of(sent(one, form));
        page.addAttribute("trial", trial);
        page.addAttribute("form", form);
        deeds.add(
                visitor.person(),
                request.getRemoteAddr(),
                one.owner(),
                "sent a test delivery",
                one.account().name(),
                "",
                trial.title());
        return model.show(page, one);
    }

    private TestDelivery.Outcome sent(OneAccount one, String form) {
        try {
            return callbacks.send(one.account(), form).orElseThrow(NotYours::new);
        } catch (IllegalArgumentException _) {
            // Only a form of somebody's own making names no API of ours.
            throw new NotYours();
        }
    }
}
