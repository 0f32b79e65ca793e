package io.ringtrue.server.api.v1.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Ways out to the telephone network. Where the configuration file names trunks, it owns them: they are shown
/// here and cannot be changed.
@RestController
@RequestMapping(path = "/v1/admin/trunks", produces = "application/json")
@Tag(name = "admin: trunks")
public class AdminTrunksController {
    private static final Set<String> CODECS = Set.of("pcmu", "pcma");
    private static final Set<String> SRTP = Set.of("none", "optional", "required");
    private static final int MOST_CALLS = 10_000;
    private static final int MOST_A_SECOND = 1_000;

    private final TrunkStore store;
    private final TrunkOwnership ownership;
    private final TrunksInForce inForce;

    public AdminTrunksController(TrunkStore store, TrunkOwnership ownership, TrunksInForce inForce) {
        this.store = store;
        this.ownership = ownership;
        this.inForce = inForce;
    }

    /// Members as the keys of the configuration file.
    ///
    /// @param password absent: the one the trunk has, if it has one
    /// @param srtp `none`, `optional` or `required`; absent: as it is, else `none`
    /// @param signallingNetworks absent: as they are, else none
    /// @param strictSource absent: as it is, else false
    public record TrunkForm(
            String uri,
            @Nullable String username,
            @Nullable String password,
            @JsonProperty("caller-id") @Nullable String callerId,
            @Nullable Integer priority,
            @JsonProperty("max-calls") @Nullable Integer maxCalls,
            @JsonProperty("calls-per-second") @Nullable Integer callsPerSecond,
            @Nullable List<String> codecs,
            @JsonProperty("media-networks") @Nullable List<String> mediaNetworks,
            @Nullable String srtp,
            @JsonProperty("signalling-networks") @Nullable List<String> signallingNetworks,
            @JsonProperty("strict-source") @Nullable Boolean strictSource) {}

    /// @param hasPassword the password itself is never shown
    /// @param owner `yaml`: cannot be changed here; `store`: can
    public record TrunkView(
            String name,
            String uri,
            String username,
            boolean hasPassword,
            @JsonProperty("caller-id") String callerId,
            int priority,
            @JsonProperty("max-calls") int maxCalls,
            @JsonProperty("calls-per-second") int callsPerSecond,
            List<String> codecs,
            @JsonProperty("media-networks") List<String> mediaNetworks,
            String srtp,
            @JsonProperty("signalling-networks") List<String> signallingNetworks,
            @JsonProperty("strict-source") boolean strictSource,
            String owner) {}

    @GetMapping
    @Operation(summary = "All trunks, and who owns them")
    public Page<TrunkView> list() {
        return new Page<>(trunks().stream().map(this::view).toList(), null);
    }

    @GetMapping("/{name}")
    @Operation(summary = "One trunk")
    public TrunkView find(@PathVariable String name) {
        return named(name).map(this::view).orElseThrow(() -> new ProblemException(notThere()));
    }

    @PutMapping(path = "/{name}", consumes = "application/json")
    @Operation(
            summary =
                    "Create or replace a trunk; in force here when the answer is sent, on other nodes within a second")
    public TrunkView put(@PathVariable String name, @RequestBody TrunkForm form) {
        refuseWhenConfigured();
        Trunk trunk = trunk(name, form);
        refuseUnlessUsable(trunk);
        store.put(trunk);
        inForce.follow();
        return view(trunk);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a trunk; calls under way end as they would")
    public void delete(@PathVariable String name) {
        refuseWhenConfigured();
        if (!store.delete(name)) {
            throw new ProblemException(notThere());
        }
        inForce.follow();
    }

    private void refuseUnlessUsable(Trunk trunk) {
        try {
            inForce.check(trunk);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(422, "Invalid request", String.valueOf(e.getMessage())));
        }
    }

    private List<Trunk> trunks() {
        return ownership.configured().orElseGet(store::trunks);
    }

    private Optional<Trunk> named(String name) {
        return trunks().stream().filter(trunk -> trunk.name().equals(name)).findFirst();
    }

    private static Problem notThere() {
        return Problem.of(404, "Not found", "trunk: there is none of this name");
    }

    private void refuseWhenConfigured() {
        if (ownership.configured().isPresent()) {
            throw new ProblemException(Problem.of(
                    409,
                    "Conflict",
                    "trunks are owned by the configuration file (ringtrue.trunks): change them there"));
        }
    }

    private Trunk trunk(String name, TrunkForm form) {
        Checks checks = new Checks();
        String uri = checks.needed("uri", form.uri(), 300);
        String callerId = Optional.ofNullable(form.callerId()).orElse("");
        int priority = Optional.ofNullable(form.priority()).orElse(1);
        int maxCalls = Optional.ofNullable(form.maxCalls()).orElse(100);
        int perSecond = Optional.ofNullable(form.callsPerSecond()).orElse(10);
        List<String> codecs = Optional.ofNullable(form.codecs()).orElse(List.of("pcmu", "pcma"));
        List<String> networks = Optional.ofNullable(form.mediaNetworks()).orElse(List.of());
        checks.require(name.matches("[A-Za-z0-9._-]{1,50}"), "name", "must be 1 to 50 letters, digits, dots or dashes");
        checks.require(
                uri.matches("sip:[A-Za-z0-9.\\-\\[\\]:]+(;transport=(udp|tcp))?"),
                "uri",
                "must be sip:host[:port][;transport=udp|tcp]");
        checks.require(callerId.matches("(\\+[0-9]{7,15})?"), "caller-id", "must be E.164 with +");
        checks.require(priority >= 0 && priority <= 1_000, "priority", "must be 0 to 1000");
        checks.require(maxCalls >= 1 && maxCalls <= MOST_CALLS, "max-calls", "must be 1 to " + MOST_CALLS);
        checks.require(
                perSecond >= 1 && perSecond <= MOST_A_SECOND, "calls-per-second", "must be 1 to " + MOST_A_SECOND);
        checks.require(
                !codecs.isEmpty() && CODECS.containsAll(codecs),
                "codecs",
                "must be a list of pcmu and pcma, not empty");
        requireBlocks(checks, "media-networks", networks);
        List<String> signalling = Optional.ofNullable(form.signallingNetworks())
                .orElseGet(() -> named(name).map(Trunk::signallingNetworks).orElse(List.of()));
        requireBlocks(checks, "signalling-networks", signalling);
        boolean strict = Optional.ofNullable(form.strictSource())
                .orElseGet(() -> named(name).map(Trunk::strictSource).orElse(false));
        // Like the password, what is not named stays: nobody loses encryption by changing a limit.
        String srtp = Optional.ofNullable(form.srtp())
                .orElseGet(() -> named(name).map(AdminTrunksController::srtp).orElse("none"));
        checks.require(SRTP.contains(srtp), "srtp", "must be none, optional or required");
        String username = checks.text("username", form.username(), 200).orElse("");
        Trunk.Password password = checks.text("password", form.password(), 200)
                .map(Trunk.Password::new)
                .orElseGet(() -> named(name).map(Trunk::password).orElse(Trunk.Password.NONE));
        checks.done();
        return new Trunk(
                name,
                uri,
                username,
                password,
                callerId,
                priority,
                maxCalls,
                perSecond,
                codecs,
                networks,
                Trunk.Srtp.valueOf(srtp.toUpperCase(Locale.ROOT)),
                signalling,
                strict);
    }

    private static void requireBlocks(Checks checks, String field, List<String> blocks) {
        checks.require(
                blocks.stream().allMatch(block -> block != null && block.matches("[0-9A-Fa-f:.]{2,45}/[0-9]{1,3}")),
                field,
                "must be CIDR blocks such as 203.0.113.0/24");
    }

    private static String srtp(Trunk trunk) {
        return trunk.srtp().name().toLowerCase(Locale.ROOT);
    }

    private TrunkView view(Trunk trunk) {
        return new TrunkView(
                trunk.name(),
                trunk.uri(),
                trunk.username(),
                !trunk.password().value().isEmpty(),
                trunk.callerId(),
                trunk.priority(),
                trunk.maxCalls(),
                trunk.callsPerSecond(),
                trunk.codecs(),
                trunk.mediaNetworks(),
                srtp(trunk),
                trunk.signallingNetworks(),
                trunk.strictSource(),
                ownership.configured().isPresent() ? "yaml" : "store");
    }
}
