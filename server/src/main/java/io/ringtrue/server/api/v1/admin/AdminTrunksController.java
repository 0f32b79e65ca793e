package io.ringtrue.server.api.v1.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.server.calls.TrunkText;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkFault;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
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

/// The trunks. When the configuration file names trunks, it owns all of them: they are shown here and
/// cannot be changed.
@RestController
@RequestMapping(path = "/v1/admin/trunks", produces = "application/json")
@Tag(name = "admin: trunks")
public class AdminTrunksController {
    /// Settings that stay as they are when a trunk is replaced without naming them: changing a limit must not
    /// drop the password or the encryption.
    private static final Set<TrunkSetting> STAYING = EnumSet.of(
            TrunkSetting.PASSWORD, TrunkSetting.SRTP, TrunkSetting.SIGNALLING_NETWORKS, TrunkSetting.STRICT_SOURCE);

    private final TrunkStore store;
    private final TrunkOwnership ownership;
    private final TrunksInForce inForce;
    private final AdminDeeds deeds;

    public AdminTrunksController(TrunkStore store, TrunkOwnership ownership, TrunksInForce inForce, AdminDeeds deeds) {
        this.deeds = deeds;
        this.store = store;
        this.ownership = ownership;
        this.inForce = inForce;
    }

    /// Members have the names of the configuration file's keys, and any JSON type: [TrunkSetting] has the
    /// rule of each.
    ///
    /// @param password absent: the trunk's old one, if it has one
    /// @param srtp `none`, `optional` or `required`; absent: as it is, else `none`
    /// @param signallingNetworks absent: as they are, else none
    /// @param strictSource absent: as it is, else false
    public record TrunkForm(
            @Schema(implementation = String.class, requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Object uri,

            @Schema(implementation = String.class) @Nullable Object username,
            @Schema(implementation = String.class) @Nullable Object password,

            @JsonProperty("caller-id") @Schema(implementation = String.class) @Nullable
            Object callerId,

            @Schema(implementation = Integer.class) @Nullable
            Object priority,

            @JsonProperty("max-calls") @Schema(implementation = Integer.class) @Nullable
            Object maxCalls,

            @JsonProperty("calls-per-second") @Schema(implementation = Integer.class) @Nullable
            Object callsPerSecond,

            @Schema(implementation = String[].class) @Nullable
            Object codecs,

            @JsonProperty("media-networks") @Schema(implementation = String[].class) @Nullable
            Object mediaNetworks,

            @Schema(implementation = String.class) @Nullable Object srtp,

            @JsonProperty("signalling-networks") @Schema(implementation = String[].class) @Nullable
            Object signallingNetworks,

            @JsonProperty("strict-source") @Schema(implementation = Boolean.class) @Nullable
            Object strictSource) {

        private TrunkDraft over(TrunkDraft base) {
            return base.with(TrunkSetting.URI, uri)
                    .with(TrunkSetting.USERNAME, username)
                    .with(TrunkSetting.PASSWORD, password)
                    .with(TrunkSetting.CALLER_ID, callerId)
                    .with(TrunkSetting.PRIORITY, priority)
                    .with(TrunkSetting.MAX_CALLS, maxCalls)
                    .with(TrunkSetting.CALLS_PER_SECOND, callsPerSecond)
                    .with(TrunkSetting.CODECS, codecs)
                    .with(TrunkSetting.MEDIA_NETWORKS, mediaNetworks)
                    .with(TrunkSetting.SRTP, srtp)
                    .with(TrunkSetting.SIGNALLING_NETWORKS, signallingNetworks)
                    .with(TrunkSetting.STRICT_SOURCE, strictSource);
        }

        /// Hides the form: one member is a password.
        @Override
        public String toString() {
            return "form of a trunk";
        }
    }

    /// @param hasPassword whether there is a password; the password itself is never shown
    /// @param owner `yaml`: the configuration file, so it cannot be changed here; `store`: it can
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
    /// Settings that are not named get their defaults, except [#STAYING]. 409 when the configuration file
    /// owns the trunks.
    public TrunkView put(@PathVariable String name, @RequestBody TrunkForm form, HttpServletRequest request) {
        refuseWhenConfigured();
        AtomicReference<Optional<TrunkDraft>> before = new AtomicReference<>(Optional.empty());
        Trunk trunk = store.put(name, old -> {
            before.set(old);
            return trunk(name, old, form);
        });
        inForce.follow();
        Optional<TrunkDraft> was = Objects.requireNonNull(before.get());
        deeds.add(
                request,
                was.isPresent() ? "changed a trunk" : "added a trunk",
                name,
                was.map(TrunkText::line).orElse(""),
                TrunkText.line(trunk.draft()));
        return view(trunk.draft());
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a trunk; calls under way end as they would")
    public void delete(@PathVariable String name, HttpServletRequest request) {
        refuseWhenConfigured();
        TrunkDraft old = named(name).orElseThrow(() -> new ProblemException(notThere()));
        if (!store.delete(name)) throw new ProblemException(notThere());
        inForce.follow();
        deeds.add(request, "deleted a trunk", name, TrunkText.line(old), "");
    }

    /// All trunks, also stored ones that are out of use because a value breaks its rule: the operator has to
    /// correct or delete them.
    private List<TrunkDraft> trunks() {
        return ownership
                .configured()
                .map(configured -> configured.stream().map(Trunk::draft).toList())
                .orElseGet(store::trunks);
    }

    private Optional<TrunkDraft> named(String name) {
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

    private static Trunk trunk(String name, Optional<TrunkDraft> stored, TrunkForm form) {
        TrunkDraft base = stored.map(old -> old.only(STAYING)).orElse(new TrunkDraft(name));
        try {
            return form.over(base).trunk();
        } catch (TrunkFault fault) {
            throw new ProblemException(Problem.invalid(fault.breaches().stream()
                    .map(each -> new Problem.FieldError(each.field(), each.rule()))
                    .toList()));
        }
    }

    private TrunkView view(TrunkDraft trunk) {
        return new TrunkView(
                trunk.name(),
                value(trunk, TrunkSetting.URI),
                value(trunk, TrunkSetting.USERNAME),
                !value(trunk, TrunkSetting.PASSWORD).equals(Trunk.Password.NONE),
                value(trunk, TrunkSetting.CALLER_ID),
                value(trunk, TrunkSetting.PRIORITY),
                value(trunk, TrunkSetting.MAX_CALLS),
                value(trunk, TrunkSetting.CALLS_PER_SECOND),
                value(trunk, TrunkSetting.CODECS),
                value(trunk, TrunkSetting.MEDIA_NETWORKS),
                value(trunk, TrunkSetting.SRTP).toString().toLowerCase(Locale.ROOT),
                value(trunk, TrunkSetting.SIGNALLING_NETWORKS),
                value(trunk, TrunkSetting.STRICT_SOURCE),
                ownership.configured().isPresent() ? "yaml" : "store");
    }

    /// The cast is safe: a store keeps values of the right types, also those that break their rules.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T> T value(TrunkDraft trunk, TrunkSetting setting) {
        return (T) Objects.requireNonNull(trunk.settings().get(setting));
    }
}
