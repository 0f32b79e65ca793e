package io.ringtrue.server.dashboard.callbacks;

import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.callbacks.Deliveries;
import io.ringtrue.server.callbacks.Deliveries.Listed;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.ListPage;
import io.ringtrue.server.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Callbacks as a list and one by one, and *Replay*.
@Controller
public class CallbacksPage {
    private final Deliveries deliveries;
    private final CallbackStore callbacks;
    private final Deeds deeds;
    private final Clock clock;

    public CallbacksPage(Deliveries deliveries, CallbackStore callbacks, Deeds deeds, Clock clock) {
        this.deliveries = deliveries;
        this.callbacks = callbacks;
        this.deeds = deeds;
        this.clock = clock;
    }

    @GetMapping("/callbacks")
    public String list(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "state", defaultValue = "") String asked,
            @RequestParam(name = "cursor", defaultValue = "") String cursor,
            Model page) {
        OptionalLong account = frame.scope().account();
        Optional<Callback.State> state = state(asked);
        Addresses addresses = new Addresses(visitor.person(), account, state);
        page.addAttribute("view", view(account, state, Cursor.of(cursor), addresses));
        page.addAttribute("unknown", !asked.isEmpty() && state.isEmpty());
        return "dashboard/callbacks";
    }

    private CallbacksView view(
            OptionalLong account, Optional<Callback.State> state, Optional<Cursor> cursor, Addresses addresses) {
        Instant now = clock.instant();
        ListPage<Listed> page = page(account, state, cursor);
        return new CallbacksView(
                page.shown().stream().map(each -> addresses.line(each, now)).toList(),
                state,
                picks(state),
                page.hasOlder() ? addresses.list(Cursor.older(id(page.shown().getLast()))) : "",
                page.hasNewer() && !page.shown().isEmpty()
                        ? addresses.list(Cursor.newer(id(page.shown().getFirst())))
                        : "",
                addresses.list());
    }

    private static long id(Listed listed) {
        return listed.callback().id();
    }

    private ListPage<Listed> page(OptionalLong account, Optional<Callback.State> state, Optional<Cursor> cursor) {
        if (cursor.isPresent() && !cursor.get().newer())
            return ListPage.older(deliveries.list(account, state, cursor.get().id(), ListPage.READ));
        return cursor.flatMap(place -> ListPage.newer(deliveries.newer(account, state, place.id(), ListPage.READ)))
                .orElseGet(() -> ListPage.first(deliveries.list(account, state, Long.MAX_VALUE, ListPage.READ)));
    }

    private static List<CallbacksView.Pick> picks(Optional<Callback.State> chosen) {
        return Arrays.stream(Callback.State.values())
                .map(state -> {
                    boolean pressed = chosen.equals(Optional.of(state));
                    return new CallbacksView.Pick(
                            pressed ? "" : word(state),
                            DeliveryView.tone(state),
                            DeliveryView.icon(state),
                            DeliveryView.title(state),
                            pressed);
                })
                .toList();
    }

    @GetMapping("/callbacks/{id}")
    public String one(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            @RequestParam(name = "did", defaultValue = "") String did,
            Model page) {
        Callback callback = find(frame, id);
        page.addAttribute("delivery", new DeliveryView(callback, clock.instant()));
        page.addAttribute("changes", visitor.person().changes());
        page.addAttribute("did", did);
        page.addAttribute(
                "addresses", new Addresses(visitor.person(), frame.scope().account(), Optional.empty()));
        return "dashboard/callbacks-one";
    }

    /// @param back `verification`: the button stood on the page of the callback's verification
    @PostMapping("/callbacks/{id}/replay")
    public String replay(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            @RequestParam(name = "back", defaultValue = "") String back,
            HttpServletRequest request) {
        Person person = visitor.person();
        Callback callback = find(frame, id);
        if (!person.changes()) throw new NotYours();
        boolean replayed = callbacks.replay(callback.accountId(), callback.id(), clock.instant());
        if (replayed)
            deeds.add(
                    person,
                    request.getRemoteAddr(),
                    OptionalLong.of(callback.accountId()),
                    "replayed callback",
                    callback.messageId(),
                    word(callback.state()),
                    word(Callback.State.DUE));
        Addresses addresses = new Addresses(person, frame.scope().account(), Optional.empty());
        boolean ofVerification = back.equals("verification") && callback.verificationId() != 0;
        return "redirect:"
                + (ofVerification ? addresses.verification(callback) : addresses.callback(callback))
                + (addresses.isChosen() ? "&" : "?") + "did=" + (replayed ? "replayed" : "too-old");
    }

    private Callback find(Frame frame, String id) {
        if (!id.matches("[0-9]{1,18}")) throw new NotYours();
        return deliveries.find(frame.scope().account(), Long.parseLong(id)).orElseThrow(NotYours::new);
    }

    private static String word(Callback.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Callback.State> state(String word) {
        return Arrays.stream(Callback.State.values())
                .filter(state -> word(state).equals(word))
                .findFirst();
    }
}
