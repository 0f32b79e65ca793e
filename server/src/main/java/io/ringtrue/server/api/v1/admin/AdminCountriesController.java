package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.guard.PolicyInForce;
import io.ringtrue.server.guard.PolicyInForce.Changed;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The countries that may be called. When the configuration file names them, it owns them: they are shown here and
/// cannot be changed.
@RestController
@RequestMapping(path = "/v1/admin/guard/countries", produces = "application/json")
@Tag(name = "admin: guard")
public class AdminCountriesController {
    private final PolicyInForce policyInForce;
    private final AdminDeeds deeds;

    public AdminCountriesController(PolicyInForce policyInForce, AdminDeeds deeds) {
        this.policyInForce = policyInForce;
        this.deeds = deeds;
    }

    /// @param countries ISO 3166 alpha-2, in order; every other country is refused
    /// @param owner `yaml`: the configuration file, so they cannot be changed here; `store`: they can
    public record CountriesView(List<String> countries, String owner) {}

    @GetMapping
    @Operation(summary = "Countries that may be called, and who owns them")
    public CountriesView countries() {
        return view(policyInForce.countries());
    }

    private CountriesView view(Collection<String> countries) {
        return new CountriesView(List.copyOf(countries), policyInForce.ownedByConfiguration() ? "yaml" : "store");
    }

    @PutMapping("/{country}")
    @Operation(
            summary =
                    "Allow a country; in force here when the answer is sent, within a second on nodes whose file names none")
    /// Repeating it changes nothing. 409 when the configuration file owns the countries, 422 for what is no country.
    public CountriesView allow(@PathVariable String country, HttpServletRequest request) {
        return change(country, policyInForce::allow, "allowed a country", request);
    }

    @DeleteMapping("/{country}")
    @Operation(summary = "Refuse a country; calls to it that wait are refused too, calls under way end as they would")
    /// As [#allow].
    public CountriesView refuse(@PathVariable String country, HttpServletRequest request) {
        return change(country, policyInForce::refuse, "refused a country", request);
    }

    private CountriesView change(
            String country, Function<String, Changed> change, String deed, HttpServletRequest request) {
        if (policyInForce.ownedByConfiguration()) {
            throw new ProblemException(Problem.of(
                    409,
                    "Conflict",
                    "countries are owned by the configuration file (ringtrue.dialing.allowed-countries):"
                            + " change them there"));
        }
        try {
            Changed changed = change.apply(country);
            if (changed.isChange()) {
                deeds.add(
                        request, deed, country.toUpperCase(Locale.ROOT), text(changed.before()), text(changed.after()));
            }
            return view(changed.after());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.invalid(List.of(new Problem.FieldError("country", String.valueOf(e.getMessage())))));
        }
    }

    private static String text(Iterable<String> countries) {
        return String.join(", ", countries);
    }
}
