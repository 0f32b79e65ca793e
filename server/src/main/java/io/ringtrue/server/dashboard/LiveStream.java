package io.ringtrue.server.dashboard;

import io.ringtrue.server.dashboard.signin.OpenStreams;
import io.ringtrue.server.dashboard.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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

/// The streams of open pages (server-sent events). An event holds whole regions of the page, those that
/// differ from what this stream sent last. Its id is a digest of all regions as they then were, so a page that
/// comes back with it misses nothing and is sent nothing twice. How far the installation has come is never
/// sent: it would tell one account how busy the others are. The request's own virtual thread writes, waits
/// and writes again.
///
/// Streams are bounded ([OpenStreams]): a person who opens one too many loses the oldest, which is most
/// likely of a page that is gone. A stream also ends when its sign-in is over (`signin.Presence`).
@Controller
public class LiveStream {
    /// Then the page comes back, so that no proxy ends its stream in the midst of an event.
    private static final int MOST_LOOKS = 60;
    /// Clocks and ages move without anything having changed.
    private static final int LOOKS_PER_REFRESH = 10;
    /// A sign of life for proxies. Only a write shows that the page is gone, and the second one at the latest.
    private static final int LOOKS_PER_SIGN = 2;

    /// Enough that no two looks at a page have the same mark by chance.
    private static final int MARK_BYTES = 12;

    private static final byte[] SIGN = ":\n\n".getBytes(StandardCharsets.UTF_8);
    /// A page that was sent away waits so long, in milliseconds, before it comes back.
    private static final byte[] COME_LATER = "retry: 10000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final String SECONDS_LATER = "10";

    private final Map<String, LivePage> pages;
    private final Pulse pulse;
    private final ITemplateEngine templates;
    private final OpenStreams open;

    public LiveStream(List<LivePage> pages, Pulse pulse, ITemplateEngine templates, OpenStreams open) {
        this.pages = pages.stream().collect(Collectors.toMap(LivePage::name, Function.identity()));
        this.pulse = pulse;
        this.templates = templates;
        this.open = open;
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
        SignedIn who = RememberedVisitor.signedIn(request).orElseThrow(NotYours::new);
        try (OpenStreams.Stream stream = open.open(who)) {
            if (!stream.isOpen()) {
                response.setHeader("Retry-After", SECONDS_LATER);
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            response.setContentType("text/event-stream;charset=UTF-8");
            String last = Objects.requireNonNullElse(request.getHeader("Last-Event-ID"), "");
            follow(stream, regions, last, response.getOutputStream());
        }
    }

    private void follow(OpenStreams.Stream stream, Regions regions, String last, OutputStream out)
            throws IOException, InterruptedException {
        String seen = "";
        for (int look = 1; look <= MOST_LOOKS && stream.isOpen(); look++) {
            String now = pulse.now();
            boolean refresh = look % LOOKS_PER_REFRESH == 0;
            String changed = refresh || !now.equals(seen) ? regions.changed() : "";
            boolean known = look == 1 && regions.mark().equals(last);
            if (!changed.isEmpty() && !known) {
                out.write(event(regions.mark(), changed).getBytes(StandardCharsets.UTF_8));
            } else if (look % LOOKS_PER_SIGN == 1) {
                out.write(SIGN);
            }
            seen = now;
            out.flush();
            if (!pulse.rest()) return;
        }
        if (!stream.isOpen()) out.write(COME_LATER);
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

        /// Stands for all regions as they are at the page.
        String mark() {
            byte[] all = new TreeMap<>(sent).values().toString().getBytes(StandardCharsets.UTF_8);
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(all), 0, MARK_BYTES);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
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
