package io.ringtrue.server.dashboard.numbers;

import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Address;
import io.ringtrue.server.dashboard.parts.UploadedPart;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.validation.PhoneValidationService;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Takes lists of numbers and gives the results back. The request that brings a list ends when it is checked,
/// so stopping it stops the check.
@Controller
public class ListsPage {
    public static final String PATH = NumbersPage.PATH + "/lists";

    private final CheckedLists lists;
    private final PhoneValidationService validations;
    private final Deeds deeds;
    private final Clock clock;

    public ListsPage(CheckedLists lists, PhoneValidationService validations, Deeds deeds, Clock clock) {
        this.lists = lists;
        this.validations = validations;
        this.deeds = deeds;
        this.clock = clock;
    }

    /// Whose lists are shown: an account's, or 0 for the installation's own.
    static long owner(Frame frame) {
        return frame.scope().account().orElse(0);
    }

    /// The region of the page that a browser asks for again while a list is under way.
    @GetMapping(PATH)
    public String region(@AuthenticationPrincipal Visitor visitor, @ModelAttribute("frame") Frame frame, Model page) {
        page.addAttribute("maySend", visitor.person().changes());
        page.addAttribute("lists", new ListsView(frame, lists.of(owner(frame)), clock.instant(), Optional.empty()));
        return "dashboard/numbers-lists :: lists";
    }

    @PostMapping(PATH)
    public String check(
            @AuthenticationPrincipal Visitor visitor, @ModelAttribute("frame") Frame frame, HttpServletRequest request)
            throws IOException, InterruptedException {
        if (!visitor.person().changes()) throw new NotYours();
        if (isPriced(frame)) return back(frame, Optional.of(ListFault.PRICED));
        Optional<UploadedPart> file = UploadedPart.of(request, "file");
        if (file.isEmpty()) return back(frame, Optional.of(ListFault.NONE));
        try {
            CheckedList list = lists.check(
                    owner(frame),
                    file.get().name(),
                    NumbersPage.rules(frame),
                    file.get().content());
            deeds.add(
                    visitor.person(),
                    request.getRemoteAddr(),
                    frame.scope().account(),
                    "checked a list",
                    list.name(),
                    "",
                    list.fault().orElse(list.rows() + " rows"));
            return back(frame, Optional.empty());
        } catch (CheckedLists.Busy _) {
            return back(frame, Optional.of(ListFault.BUSY));
        }
    }

    private boolean isPriced(Frame frame) {
        return frame.scope()
                .chosen()
                .filter(account -> !validations.price(account).equals(Money.ZERO))
                .isPresent();
    }

    private static String back(Frame frame, Optional<ListFault> wrong) {
        return "redirect:"
                + Address.of(
                        frame,
                        NumbersPage.PATH,
                        "wrong",
                        wrong.map(ListFault::word).orElse(""))
                + "#lists";
    }

    @GetMapping(PATH + "/{id}")
    public ResponseEntity<Resource> download(@ModelAttribute("frame") Frame frame, @PathVariable("id") String id) {
        CheckedList list = found(frame, id);
        if (list.summary().isEmpty()) throw new NotYours();
        boolean json = list.name().toLowerCase(Locale.ROOT).matches(".*\\.(ndjson|jsonl|json)");
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, json ? "application/x-ndjson" : "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("checked-" + list.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new FileSystemResource(list.file()));
    }

    private CheckedList found(Frame frame, String id) {
        return lists.find(owner(frame), id).orElseThrow(NotYours::new);
    }

    @PostMapping(PATH + "/{id}/forget")
    public String forget(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("id") String id,
            HttpServletRequest request) {
        if (!visitor.person().changes()) throw new NotYours();
        CheckedList list = found(frame, id);
        if (list.running()) throw new NotYours();
        lists.forget(list);
        deeds.add(
                visitor.person(),
                request.getRemoteAddr(),
                frame.scope().account(),
                "forgot a list",
                list.name(),
                list.rows() + " rows",
                "");
        return back(frame, Optional.empty());
    }
}
