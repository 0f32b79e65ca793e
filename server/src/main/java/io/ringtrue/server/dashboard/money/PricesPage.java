package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.NotYours;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Address;
import io.ringtrue.server.dashboard.parts.Rights;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.parts.UploadedPart;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.LedgerStore.Replacement;
import io.ringtrue.server.ledger.Tariff;
import io.ringtrue.server.ledger.TariffChange;
import io.ringtrue.server.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Prices by destination: everybody reads their own, operators of the installation replace them by a rate
/// deck.
///
/// A deck is shown before it is applied. Between the two, its prices are in the page's own form, so nothing
/// is kept at a server, any node may apply them, and what is applied is what was shown. If the tariff has
/// changed meanwhile, the deck is shown again, compared with the new one.
@Controller
public class PricesPage {
    public static final String PATH = "/money/prices";
    /// Below it, bodies may be as large as a tariff.
    public static final String DECK = PATH + "/deck";
    public static final String APPLY = DECK + "/apply";
    static final String CSV = PATH + ".csv";
    static final String DEFAULT = PATH + "/default";

    private final LedgerStore ledger;
    private final Deeds deeds;

    public PricesPage(LedgerStore ledger, Deeds deeds) {
        this.ledger = ledger;
        this.deeds = deeds;
    }

    @GetMapping(PATH)
    public String show(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "number", defaultValue = "") String number,
            @RequestParam(name = "after", defaultValue = "") String after,
            @RequestParam(name = "done", defaultValue = "") String done,
            Model page) {
        page.addAttribute("done", done.equals("applied"));
        return prices(page, visitor, PricesView.of(ledger, frame, number, after), Optional.empty());
    }

    private static String prices(Model page, Visitor visitor, PricesView view, Optional<String> wrong) {
        page.addAttribute("view", view);
        page.addAttribute("operates", Rights.operates(visitor));
        page.addAttribute("wrong", wrong.orElse(null));
        return "dashboard/money-prices";
    }

    /// The file reads back as a deck. Its cells are digits and decimals, which no spreadsheet takes for a
    /// formula.
    @GetMapping(CSV)
    public ResponseEntity<String> csv(@ModelAttribute("frame") Frame frame) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"prices.csv\"")
                .body(RateDeck.csv(tariff(frame).prices()));
    }

    @PostMapping(DECK)
    public String preview(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            HttpServletRequest request,
            Model page)
            throws IOException {
        Rights.requireOperator(visitor);
        Optional<UploadedPart> file = UploadedPart.of(request, "deck");
        if (file.isEmpty()) return wrongFile(page, visitor, frame, "Choose a file with prices.");
        try {
            RateDeck deck = RateDeck.read(file.get().content().readAllBytes());
            return preview(
                    page, frame, deck, tariff(frame), Shown.text(file.get().name()), false);
        } catch (IllegalArgumentException e) {
            return wrongFile(page, visitor, frame, String.valueOf(e.getMessage()));
        }
    }

    private String wrongFile(Model page, Visitor visitor, Frame frame, String sentence) {
        return prices(page, visitor, PricesView.of(ledger, frame, "", ""), Optional.of(sentence));
    }

    private static String preview(Model page, Frame frame, RateDeck deck, Tariff now, String name, boolean late) {
        DeckView view = new DeckView(frame, deck, TariffChange.of(now, new Tariff(deck.prices())), name, now.digest());
        page.addAttribute("view", view);
        page.addAttribute("late", late);
        return "dashboard/money-deck";
    }

    /// @param before stands for the tariff that the deck was compared with
    @PostMapping(APPLY)
    public String apply(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "before", defaultValue = "") String before,
            @RequestParam(name = "name", defaultValue = "") String name,
            HttpServletRequest request,
            Model page)
            throws IOException {
        Person person = Rights.requireOperator(visitor);
        UploadedPart sent = UploadedPart.of(request, "deck").orElseThrow(NotYours::new);
        RateDeck deck;
        try {
            deck = RateDeck.read(sent.content().readAllBytes());
        } catch (IllegalArgumentException e) {
            return wrongFile(page, visitor, frame, String.valueOf(e.getMessage()));
        }
        if (!deck.applies()) return preview(page, frame, deck, tariff(frame), Shown.text(name), false);
        return switch (ledger.replaceTariff(frame.scope().account(), new Tariff(deck.prices()), Optional.of(before))) {
            case Replacement.Other(Tariff now) -> preview(page, frame, deck, now, Shown.text(name), true);
            case Replacement.Replaced replaced -> {
                deed(person, request, frame, replaced, ", by " + Shown.text(name));
                yield "redirect:" + Address.of(frame, PATH, "done", "applied");
            }
        };
    }

    private void deed(
            Person person, HttpServletRequest request, Frame frame, Replacement.Replaced replaced, String by) {
        String subject = frame.scope().chosen().isPresent() ? frame.scope().title() : "default tariff";
        TariffChange change = TariffChange.of(replaced.was(), replaced.now());
        deeds.add(
                person,
                request.getRemoteAddr(),
                frame.scope().account(),
                "changed prices",
                subject + by,
                change.before(),
                change.after());
    }

    /// Takes an account's own prices away.
    @PostMapping(DEFAULT)
    public String giveDefault(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            HttpServletRequest request) {
        Person person = Rights.requireOperator(visitor);
        if (frame.scope().account().isEmpty()) throw new NotYours();
        Replacement replacement =
                ledger.replaceTariff(frame.scope().account(), new Tariff(List.of()), Optional.empty());
        if (replacement instanceof Replacement.Replaced replaced) {
            deed(person, request, frame, replaced, ", which has the default tariff again");
        }
        return "redirect:" + Address.of(frame, PATH, "done", "applied");
    }

    private Tariff tariff(Frame frame) {
        return frame.scope().account().isEmpty()
                ? ledger.defaultTariff()
                : ledger.tariffFor(frame.scope().account().getAsLong());
    }
}
