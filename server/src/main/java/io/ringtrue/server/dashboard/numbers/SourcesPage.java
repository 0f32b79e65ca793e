package io.ringtrue.server.dashboard.numbers;

import io.ringtrue.numbers.operators.OperatorTable;
import io.ringtrue.numbers.operators.RefusedFile;
import io.ringtrue.numbers.operators.RefusedRow;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.OnceForms;
import io.ringtrue.server.dashboard.Visitor;
import io.ringtrue.server.dashboard.parts.Rights;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.parts.Times;
import io.ringtrue.server.dashboard.parts.UploadedPart;
import io.ringtrue.server.operatordata.Load;
import io.ringtrue.server.operatordata.OperatorFiles;
import io.ringtrue.server.operatordata.UploadTooLarge;
import io.ringtrue.server.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Loads official files about who holds which numbers, for operators of the installation. A file streams to
/// the disk; its own content shows which it is.
@Controller
public class SourcesPage {
    public static final String PATH = "/numbers/sources";
    private static final int SHOWN_ROWS = 20;

    private final OperatorFiles files;
    private final Sources sources;
    private final OnceForms forms;
    private final Deeds deeds;

    public SourcesPage(OperatorFiles files, Sources sources, OnceForms forms, Deeds deeds) {
        this.files = files;
        this.sources = sources;
        this.forms = forms;
        this.deeds = deeds;
    }

    /// What became of a file.
    ///
    /// @param title a sentence without its full stop
    /// @param rows of the file that were left out
    public record Outcome(boolean good, String title, String text, List<RefusedRow> rows) {}

    @GetMapping(PATH)
    public String show(@AuthenticationPrincipal Visitor visitor, Model page) {
        Rights.requireInstallation(visitor);
        return page(page, visitor, null);
    }

    private String page(Model page, Visitor visitor, @Nullable Outcome outcome) {
        page.addAttribute("operates", Rights.operates(visitor));
        page.addAttribute("sources", sources.all());
        page.addAttribute("outcome", outcome);
        return "dashboard/numbers-sources";
    }

    /// @param dry the button that only tries: nothing changes
    @PostMapping(PATH)
    public String load(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(name = "dry", defaultValue = "") String dry,
            @RequestParam(name = "once", defaultValue = "") String once,
            HttpServletRequest request,
            Model page)
            throws IOException {
        Person person = Rights.requireOperator(visitor);
        boolean only = dry.equals("true");
        Optional<UploadedPart> file = UploadedPart.of(request, "file");
        if (file.isEmpty()) return page(page, visitor, bad("Choose a file", "", List.of()));
        // A file of yesterday, sent again with its page, must not take the place of today's.
        if (!only) forms.use(once);
        try {
            Load load = files.load(file.get().content(), only);
            if (!only) deed(person, request.getRemoteAddr(), load);
            return page(page, visitor, good(load, only));
        } catch (RefusedFile refused) {
            String name = Shown.text(file.get().name());
            return page(
                    page, visitor, bad(name + " is not used", String.valueOf(refused.getMessage()), refused.rows()));
        } catch (UploadTooLarge large) {
            return page(page, visitor, bad("The file is too large", String.valueOf(large.getMessage()), List.of()));
        }
    }

    private void deed(Person person, String place, Load load) {
        OperatorTable table = load.loaded().table();
        deeds.add(
                person,
                place,
                OptionalLong.empty(),
                "loaded number data",
                table.name(),
                "",
                table.source() + " of " + table.date() + ", " + table.rows() + " rows");
    }

    private static Outcome good(Load load, boolean only) {
        OperatorTable table = load.loaded().table();
        String what = table.source() + ", " + Times.date(table.date()) + ": " + Shown.count(table.rows()) + " rows, "
                + Shown.count(table.refused()) + " left out. ";
        return new Outcome(
                true,
                only ? "The file can be loaded. Nothing was changed" : "The file is in use from now on",
                what
                        + (load.effect().nothing()
                                ? "No answer changes."
                                : load.effect().summary() + "."),
                table.refusedRows().stream().limit(SHOWN_ROWS).toList());
    }

    private static Outcome bad(String title, String text, List<RefusedRow> rows) {
        return new Outcome(false, title, text, rows.stream().limit(SHOWN_ROWS).toList());
    }
}
