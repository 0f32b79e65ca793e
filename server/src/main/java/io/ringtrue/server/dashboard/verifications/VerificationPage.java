package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.reports.VerificationReports;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/// One verification: its story, *Stop*, and its evidence. While it runs the page asks for itself every second.
@Controller
public class VerificationPage {
    private final Stories stories;
    private final Stopping stopping;
    private final VerificationReports reports;
    private final NumberIntelligence numbers;
    private final Deeds deeds;
    private final JsonMapper json;
    private final Clock clock;

    public VerificationPage(
            Stories stories,
            Stopping stopping,
            VerificationReports reports,
            NumberIntelligence numbers,
            Deeds deeds,
            JsonMapper json,
            Clock clock) {
        this.stories = stories;
        this.stopping = stopping;
        this.reports = reports;
        this.numbers = numbers;
        this.deeds = deeds;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/verifications/{id}")
    public String show(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            @RequestParam(name = "did", defaultValue = "") String did,
            Model page) {
        Person person = visitor.person();
        Story story = stories.of(frame.scope().account(), id);
        Instant now = clock.instant();
        page.addAttribute(
                "view",
                new DetailView(
                        story,
                        NumberFacts.of(numbers, reports, story.line(), now),
                        query(person, frame),
                        person.isOfInstallation(),
                        person.changes(),
                        did,
                        now));
        return "dashboard/verification";
    }

    private static String query(Person person, Frame frame) {
        OptionalLong chosen = ListViews.chosen(person, frame.scope().account());
        return chosen.isPresent() ? "?account=" + chosen.getAsLong() : "";
    }

    /// Acts at once: there is nothing to undo.
    @PostMapping("/verifications/{id}/stop")
    public String stop(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            HttpServletRequest request)
            throws InterruptedException {
        Person person = visitor.person();
        ListedVerification line = stories.line(frame.scope().account(), id);
        if (!person.changes()) throw new NotYours();
        if (line.isUnderWay()) stop(person, line, request.getRemoteAddr());
        String query = query(person, frame);
        return "redirect:/verifications/" + line.id() + query + (query.isEmpty() ? "?" : "&") + "did=stop";
    }

    private void stop(Person person, ListedVerification line, String place) throws InterruptedException {
        String now = stopping.stop(line);
        deeds.add(
                person,
                place,
                OptionalLong.of(line.account()),
                "stopped verification",
                Long.toString(line.id()),
                line.standing().word(),
                now);
    }

    @GetMapping("/verifications/{id}/evidence.json")
    public void evidence(
            @ModelAttribute("frame") Frame frame, @PathVariable("id") String id, HttpServletResponse response)
            throws IOException {
        Story story = stories.of(frame.scope().account(), id);
        byte[] text = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(Evidence.of(story, clock.instant()));
        response.setContentType("application/json");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"verification-" + story.line().id() + ".json\"");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}
