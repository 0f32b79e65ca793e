package io.ringtrue.server.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/// The streams of open pages (server-sent events). An event holds whole regions of the page, those that differ from
/// what this stream sent last. Its id says how far the installation had come, so a page that comes back with it
/// misses nothing and is sent nothing twice. The request's own virtual thread writes, waits and writes again.
@Controller
public class LiveStream {
    /// Then the page comes back, and is asked again who it is: whoever signed out sees no more than this.
    private static final int MOST_LOOKS = 60;
    /// Clocks and ages move without anything having changed. It is a sign of life for proxies, too.
    private static final int LOOKS_PER_REFRESH = 10;

    private final Map<String, LivePage> pages;
    private final Pulse pulse;
    private final ITemplateEngine templates;

    public LiveStream(List<LivePage> pages, Pulse pulse, ITemplateEngine templates) {
        this.pages = pages.stream().collect(Collectors.toMap(LivePage::name, Function.identity()));
        this.pulse = pulse;
        this.templates = templates;
    }

    /// @param once for a page whose stream is broken: the regions as they are, and no stream
    @GetMapping("/events")
    public void events(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "page", defaultValue = "") String name,
            @RequestParam(name = "once", required = false) @Nullable String once,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        LivePage page = pages.get(name);
        if (page == null) throw new NotYours();
        Regions regions = new Regions(page, visitor, frame, request, response);
        if (once != null) {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(regions.changed().getBytes(StandardCharsets.UTF_8));
            return;
        }
        response.setContentType("text/event-stream;charset=UTF-8");
        follow(regions, Objects.requireNonNullElse(request.getHeader("Last-Event-ID"), ""), response.getOutputStream());
    }

    private void follow(Regions regions, String last, OutputStream out) throws IOException, InterruptedException {
        String seen = last;
        for (int look = 1; look <= MOST_LOOKS; look++) {
            String now = pulse.now();
            if (!now.equals(seen) || look % LOOKS_PER_REFRESH == 0) {
                String changed = regions.changed();
                out.write((changed.isEmpty() ? ":\n\n" : event(now, changed)).getBytes(StandardCharsets.UTF_8));
                seen = now;
            } else if (look == 1) {
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
            if (!pulse.rest()) return;
        }
    }

    private static String event(String id, String html) {
        return "id: " + id + "\n" + html.lines().map(line -> "data: " + line).collect(Collectors.joining("\n"))
                + "\n\n";
    }

    /// The regions of one open page.
    private final class Regions {
        private final LivePage page;
        private final Visitor visitor;
        private final Frame frame;
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final Map<Integer, String> sent = new HashMap<>();

        Regions(LivePage page, Visitor visitor, Frame frame, HttpServletRequest request, HttpServletResponse response) {
            this.page = page;
            this.visitor = visitor;
            this.frame = frame;
            this.request = request;
            this.response = response;
        }

        /// What differs from what was sent last; empty: nothing does.
        String changed() {
            StringBuilder changed = new StringBuilder();
            String[] all = rendered().split("<!--region-->");
            for (int i = 0; i < all.length; i++) {
                if (!all[i].isBlank() && !all[i].equals(sent.put(i, all[i])))
                    changed.append(all[i].strip()).append('\n');
            }
            return changed.toString();
        }

        private String rendered() {
            var web = JakartaServletWebApplication.buildApplication(request.getServletContext())
                    .buildExchange(request, response);
            WebContext context = new WebContext(web, Locale.ENGLISH, page.model(visitor.person(), frame.scope()));
            context.setVariable("frame", frame);
            context.setVariable("live", true);
            return templates.process("dashboard/" + page.name() + "-live", context);
        }
    }
}
