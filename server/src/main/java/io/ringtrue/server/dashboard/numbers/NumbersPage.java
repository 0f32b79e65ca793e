package io.ringtrue.server.dashboard.numbers;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Rights;
import io.ringtrue.server.validation.PhoneValidationService;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What is known of a number, lists under way, and the loaded sources.
///
/// A look-up here reads the tables alone: it is not stored, costs nothing and asks no live source, which
/// would cost the operator money for somebody's curiosity.
@Controller
public class NumbersPage {
    public static final String PATH = "/numbers";
    private static final int LONGEST = 250;

    private final NumberIntelligence numbers;
    private final PhoneValidationService validations;
    private final CheckedLists lists;
    private final Sources sources;
    private final Clock clock;

    public NumbersPage(
            NumberIntelligence numbers,
            PhoneValidationService validations,
            CheckedLists lists,
            Sources sources,
            Clock clock) {
        this.numbers = numbers;
        this.validations = validations;
        this.lists = lists;
        this.sources = sources;
        this.clock = clock;
    }

    /// @param read `plus`: the country code always comes first; else as the account has chosen
    @GetMapping(PATH)
    public String show(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "read", defaultValue = "") String read,
            @RequestParam(name = "wrong", defaultValue = "") String wrong,
            Model page) {
        boolean strict = read.equals("plus");
        ReadingRules rules = rules(frame);
        page.addAttribute("typed", text);
        page.addAttribute("strict", strict);
        page.addAttribute(
                "answer",
                answer(text, strict ? ReadingRules.COUNTRY_CODE_FIRST : rules).orElse(null));
        page.addAttribute("code", rules.defaultCallingCode());
        page.addAttribute(
                "lists", new ListsView(frame, lists.of(ListsPage.owner(frame)), clock.instant(), ListFault.of(wrong)));
        page.addAttribute("maySend", visitor.person().changes());
        page.addAttribute("operates", Rights.operates(visitor));
        page.addAttribute("sources", sources.all());
        return "dashboard/numbers";
    }

    @GetMapping(PATH + "/{number}")
    public String number(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("frame") Frame frame,
            @PathVariable("number") String number,
            Model page) {
        return show(visitor, frame, number, "", "", page);
    }

    /// Empty: nothing was asked for.
    private Optional<NumberAnswer> answer(String text, ReadingRules rules) {
        if (text.isBlank()) return Optional.empty();
        NumberReport report = numbers.describe(text.length() > LONGEST ? text.substring(0, LONGEST) : text, rules);
        return Optional.of(new NumberAnswer(report, validations.answeredType(report)));
    }

    /// As the account reads numbers without a plus; the whole installation as a new account does.
    static ReadingRules rules(Frame frame) {
        return frame.scope()
                .chosen()
                .map(account -> PhoneValidationService.readingRules(account.settings()))
                .orElse(ReadingRules.NORTH_AMERICA_FIRST);
    }
}
