package io.ringtrue.server.dashboard.overview;

import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.LivePage;
import io.ringtrue.server.dashboard.Scope;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/// The first page: what happens now, and what needs somebody.
@Controller
public class OverviewPage implements LivePage {
    private final OverviewViews views;

    public OverviewPage(OverviewViews views) {
        this.views = views;
    }

    @GetMapping("/")
    public String show(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            HttpServletRequest request,
            Model page) {
        page.addAttribute("view", view(visitor.person(), frame.scope()));
        page.addAttribute("live", false);
        return "dashboard/overview";
    }

    @Override
    public String name() {
        return "overview";
    }

    @Override
    public Map<String, Object> model(Person person, Scope scope) {
        return Map.of("view", view(person, scope));
    }

    private OverviewView view(Person person, Scope scope) {
        return views.of(Objects.requireNonNull(person), scope);
    }
}
