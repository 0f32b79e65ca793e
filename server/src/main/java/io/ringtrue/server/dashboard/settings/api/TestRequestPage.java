package io.ringtrue.server.dashboard.settings.api;

import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.OnceForms;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.settings.OneAccount;
import io.ringtrue.server.dashboard.settings.SettingRights;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.verification.request.Pin;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// *Send a test request*: a real verification over the built-in carrier. In the sandbox only: elsewhere a click would
/// ring somebody's phone.
@Controller
public class TestRequestPage {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST = 2_000;

    private final TestRequests requests;
    private final ApiModel model;
    private final OnceForms forms;
    private final Deeds deeds;

    public TestRequestPage(TestRequests requests, ApiModel model, OnceForms forms, Deeds deeds) {
        this.requests = requests;
        this.model = model;
        this.forms = forms;
        this.deeds = deeds;
    }

    @PostMapping(ApiPage.PATH + "/test")
    public String send(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "number", defaultValue = "") String number,
            @RequestParam(name = "once", defaultValue = "") String once,
            HttpServletRequest request,
            Model page) {
        SettingRights.require(SettingRights.account(visitor.person()) && frame.sandbox());
        OneAccount one = OneAccount.of(frame).orElseThrow(NotYours::new);
        if (number.isBlank() || number.length() > LONGEST) {
            return wrong(page, one, request, number, "Needs a plus and the country code, such as +12015550142.");
        }
        forms.use(once);
        Pin pin = new Pin(String.format("%05d", RANDOM.nextInt(100_000)));
        try {
            TestRequests.Answer answer = requests.send(one.account(), number.strip(), pin, "");
            page.addAttribute("answer", answer);
            add(visitor, request, one, answer);
        } catch (ProblemException e) {
            return wrong(page, one, request, number, Shown.sentence(e.problem().detail()));
        }
        page.addAttribute("pin", pin.digits());
        page.addAttribute("tried", number.strip());
        return model.show(page, one, request, ApiModel.Typed.NOTHING);
    }

    private void add(Visitor visitor, HttpServletRequest request, OneAccount one, TestRequests.Answer answer) {
        deeds.add(
                visitor.person(),
                request.getRemoteAddr(),
                one.owner(),
                "sent a test request",
                "verification " + answer.id(),
                "",
                "");
    }

    private String wrong(Model page, OneAccount one, HttpServletRequest request, String number, String sentence) {
        return model.show(page, one, request, new ApiModel.Typed(Map.of("number", number), Map.of("number", sentence)));
    }
}
