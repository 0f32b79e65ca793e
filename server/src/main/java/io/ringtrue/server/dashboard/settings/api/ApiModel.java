package io.ringtrue.server.dashboard.settings.api;

import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.dashboard.settings.OneAccount;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;

/// Puts what the page shows into its model; the controllers of this package all answer with this one page.
public final class ApiModel {
    private static final String VIEW = "dashboard/settings-api";

    private final AccountStore accounts;
    private final Clock clock;

    public ApiModel(AccountStore accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// What was typed, and what was wrong with it.
    record Typed(Map<String, String> fields, Map<String, String> wrong) {
        static final Typed NOTHING = new Typed(Map.of(), Map.of());
    }

    /// @return the name of the view
    String show(Model page, OneAccount one, HttpServletRequest request, Typed typed) {
        return show(page, one, request, typed, null);
    }

    /// @return the name of the view, with a secret that is shown only now
    String shown(Model page, OneAccount one, HttpServletRequest request, Made made) {
        return show(page, one, request, Typed.NOTHING, made);
    }

    private String show(Model page, OneAccount one, HttpServletRequest request, Typed typed, @Nullable Made made) {
        ApiView view = ApiView.of(accounts.credentials(one.id()), clock.instant());
        Optional<Made> fresh = Optional.ofNullable(made);
        String base = base(request);
        page.addAttribute("one", one);
        page.addAttribute("view", view);
        page.addAttribute("made", made);
        page.addAttribute("typed", typed.fields());
        page.addAttribute("wrong", typed.wrong());
        page.addAttribute("base", base);
        page.addAttribute(
                "groups",
                Samples.filled(new Samples.Filling(
                        base,
                        fresh.filter(Made::isKey)
                                .map(each -> each.credential().name())
                                .orElse(ApiView.newest(view.keys())),
                        ApiView.newest(view.users()),
                        one.account().name())));
        return VIEW;
    }

    /// As the browser has it, so that the code works from where it is copied.
    private static String base(HttpServletRequest request) {
        String host = request.getServerName();
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + host + (usual ? "" : ":" + port);
    }

    /// No cache keeps an answer with a secret in it.
    static void keepNowhere(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }
}
