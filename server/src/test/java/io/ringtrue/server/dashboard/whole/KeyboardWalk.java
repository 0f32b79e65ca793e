package io.ringtrue.server.dashboard.whole;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Goes through a page by Tab alone, from its top until it has been round.
final class KeyboardWalk {
    private static final int MOST_STEPS = 400;

    /// Remembers what a person sees to be usable, and how each thing looks when it has the focus.
    private static final String BEGIN = """
            () => {
              const shown = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
              const look = e => {
                const s = getComputedStyle(e);
                const clear = s.outlineStyle === "none" || /^rgba\\(.*, 0\\)$/.test(s.outlineColor);
                return [s.boxShadow, s.borderColor, s.backgroundColor, s.transform, clear ? "" : s.outline].join("|");
              };
              const around = e => [e, e.parentElement, e.parentElement.parentElement, ...e.children].map(look).join();
              const radios = e => [...document.getElementsByName(e.name)].filter(other => other.form === e.form);
              const first = e => e.type !== "radio" || e.checked || radios(e).every(r => !r.checked) && radios(e)[0] === e;
              const usable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
              window.walk = { seen: [], looks: new Map(), around };
              walk.wanted = [...document.querySelectorAll(usable)]
                .filter(e => e.tabIndex >= 0 && !e.matches(":disabled") && shown(e) && first(e));
              document.activeElement.blur();
              document.addEventListener("focusin", ({ target }) => {
                walk.seen.push(target);
                walk.looks.set(target, around(target));
              });
              // A date has a stop each for day, month, year and its calendar.
              return walk.wanted.reduce((stops, e) => stops + (e.type === "date" ? 4 : 1), 0);
            }""";

    private static final String END = """
            () => {
              document.activeElement.blur();
              const name = e => e.outerHTML.slice(0, 150);
              const here = walk.seen.filter(e => e.isConnected && e !== document.body);
              const back = here.filter((e, i) => i && here[i - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING);
              return {
                missed: walk.wanted.filter(e => e.isConnected && !here.includes(e)).map(name),
                unseen: [...new Set(here)].filter(e => walk.looks.get(e) === walk.around(e)).map(name),
                "out of order": back.slice(1).map(name),
                "of its own order": [...document.querySelectorAll("[tabindex]")].filter(e => e.tabIndex > 0).map(name),
              };
            }""";

    private KeyboardWalk() {}

    /// @return what is wrong, a sentence each
    static List<String> faults(Page page) {
        int wanted = ((Number) page.evaluate(BEGIN)).intValue();
        for (int i = 0; i <= wanted; i++) page.keyboard().press("Tab");
        List<String> faults = new ArrayList<>();
        ((Map<?, ?>) page.evaluate(END))
                .forEach((fault, elements) -> ((List<?>) elements).forEach(each -> faults.add(fault + ": " + each)));
        if (wanted == 0) faults.add("nothing to use");
        return faults;
    }

    /// Presses Tab until what this selector finds has the focus.
    static void to(Page page, String selector) {
        for (int i = 0; i < MOST_STEPS; i++) {
            page.keyboard().press("Tab");
            if (isAt(page, selector)) return;
        }
        throw new AssertionError("Tab does not lead to " + selector + " of " + page.url());
    }

    static boolean isAt(Page page, String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }
}
