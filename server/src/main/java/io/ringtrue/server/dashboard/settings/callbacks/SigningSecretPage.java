package io.ringtrue.server.dashboard.settings.callbacks;

import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.accounts.Secrets;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.DueCallback.SigningSecret;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.OnceForms;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Times.Moment;
import io.ringtrue.server.dashboard.settings.OneAccount;
import io.ringtrue.server.dashboard.settings.SettingRights;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Gives an account a new secret that signs its callbacks.
@Controller
public class SigningSecretPage {
    /// For how many hours the secret before may sign too.
    private static final Set<String> OVERLAPS = Set.of("0", "1", "24", "168", "720");

    private final CallbackStore callbacks;
    private final CallbacksModel model;
    private final OnceForms forms;
    private final Deeds deeds;
    private final Clock clock;

    public SigningSecretPage(CallbackStore callbacks, CallbacksModel model, OnceForms forms, Deeds deeds, Clock clock) {
        this.callbacks = callbacks;
        this.model = model;
        this.forms = forms;
        this.deeds = deeds;
        this.clock = clock;
    }

    @PostMapping(CallbackSettingsPage.PATH + "/secret")
    public String rotate(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "overlap", defaultValue = "24") String overlap,
            @RequestParam(name = "once", defaultValue = "") String once,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        SettingRights.require(SettingRights.account(visitor.person()) && OVERLAPS.contains(overlap));
        OneAccount one = OneAccount.of(frame).orElseThrow(NotYours::new);
        forms.use(once);
        Instant now = clock.instant();
        Instant oldUntil = now.plus(Duration.ofHours(Integer.parseInt(overlap)));
        Secret fresh = Secrets.newCallbackSecret();
        if (!callbacks.rotateSecret(one.id(), new SigningSecret(fresh.value()), now, oldUntil)) {
            page.addAttribute("stillTwo", true);
            return model.show(page, one);
        }
        deeds.add(
                visitor.person(),
                request.getRemoteAddr(),
                one.owner(),
                "rotated the signing secret",
                one.account().name(),
                "***",
                "***");
        page.addAttribute("made", fresh);
        page.addAttribute("oldUntil", Moment.of(oldUntil, now));
        page.addAttribute("overlaps", oldUntil.isAfter(now));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return model.show(page, one);
    }
}
