package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.OptionalLong;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/// The list of verifications: search, filters, pages, export.
@Controller
public class VerificationsPage {
    private final ListViews views;
    private final Exports exports;

    public VerificationsPage(ListViews views, Exports exports) {
        this.views = views;
        this.exports = exports;
    }

    @GetMapping("/verifications")
    public String list(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            HttpServletRequest request,
            Model page) {
        OptionalLong account = frame.scope().account();
        ListQuery query = ListQuery.of(request::getParameter);
        page.addAttribute("view", views.of(query, visitor.person(), account));
        page.addAttribute("calls", frame.sandbox() && visitor.person().changes());
        OptionalLong chosen = ListViews.chosen(visitor.person(), account);
        page.addAttribute("chosen", chosen.isPresent() ? Long.toString(chosen.getAsLong()) : "");
        return "dashboard/verifications";
    }

    @GetMapping("/verifications/export.csv")
    public void export(@ModelAttribute("frame") Frame frame, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exports.write(frame.scope().account(), ListQuery.of(request::getParameter), response);
    }
}
