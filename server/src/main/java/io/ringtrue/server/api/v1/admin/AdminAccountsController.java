package io.ringtrue.server.api.v1.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountRequest;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.AccountStore.NameTaken;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.CreatedAccount;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.SettingsText;
import io.ringtrue.server.api.v1.IdempotencyKey;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.callbacks.CallbackStore;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.Money;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The installation's accounts, for its operator.
@RestController
@RequestMapping(path = "/v1/admin/accounts", produces = "application/json")
@Tag(name = "admin: accounts")
public class AdminAccountsController {
    private final Accounts accounts;
    private final AccountStore store;
    private final LedgerStore ledger;
    private final CallbackStore callbacks;
    private final AccountForms forms;
    private final AdminDeeds deeds;

    public AdminAccountsController(
            Accounts accounts,
            AccountStore store,
            LedgerStore ledger,
            CallbackStore callbacks,
            AccountForms forms,
            AdminDeeds deeds) {
        this.deeds = deeds;
        this.accounts = accounts;
        this.store = store;
        this.ledger = ledger;
        this.callbacks = callbacks;
        this.forms = forms;
    }

    /// A new account with its secrets, which are shown only here.
    public record NewAccountView(
            long id,
            String name,
            String apikey,
            SecretText apisecret,
            String user,
            SecretText pass,
            SecretText callbackSecret) {}

    /// @param spendCap most that may be charged and held in any 24 hours; null: no cap
    /// @param balanceAlert a callback says when the balance falls below this; null: none
    /// @param validationPrice price of one validation; null: the installation's
    /// @param preflightUrl asked before each verification; null: nothing is asked
    /// @param preflightOnFailure `deny` or `allow`
    /// @param credentials only where a single account is asked for
    public record AccountView(
            long id,
            String name,
            String company,
            boolean active,
            Instant created,
            boolean announcePin,
            @Nullable String callbackUrl,
            String callbackUrlType,
            boolean progressCallbacks,
            @Nullable String language,
            @Nullable String spendCap,
            @Nullable String balanceAlert,
            boolean getPlacesCalls,
            int defaultCallingCode,
            boolean strictNumbers,
            @Nullable String validationPrice,
            @Nullable String preflightUrl,
            String preflightOnFailure,
            String balance,
            String held,
            String available,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<CredentialView> credentials) {}

    /// Repeating it with the same Idempotency-Key is 409: the secrets were shown in the first answer and
    /// cannot be shown again.
    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create an account; its secrets are shown only now")
    public NewAccountView create(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody AccountForms.NewAccountForm form,
            HttpServletRequest request) {
        AccountRequest wanted = forms.read(form, IdempotencyKey.of(idempotencyKey));
        CreatedAccount created = created(wanted);
        deeds.add(
                request,
                created.account().id(),
                "opened an account",
                wanted.name(),
                "",
                "balance " + new Money(wanted.openingMillionths()) + ", "
                        + (wanted.settings().announcePin() ? "the call says the PIN" : "a page shows the PIN"));
        return new NewAccountView(
                created.account().id(),
                created.account().name(),
                created.apikey(),
                new SecretText(created.apisecret().value()),
                created.user(),
                new SecretText(created.pass().value()),
                new SecretText(created.callbackSecret().value()));
    }

    private CreatedAccount created(AccountRequest wanted) {
        try {
            return accounts.create(wanted);
        } catch (NameTaken e) {
            throw new ProblemException(CredentialView.taken(e.kind()));
        }
    }

    @GetMapping
    @Operation(summary = "Accounts by id")
    public Page<AccountView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        long after = Page.place(cursor, Long::parseLong, 0L);
        return Page.of(
                store.list(after, most + 1),
                most,
                account -> Long.toString(account.id()),
                account -> view(account, null));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One account with its credentials")
    public AccountView find(@PathVariable String id) {
        Account account = account(id);
        return view(account, store.credentials(account.id()));
    }

    @PatchMapping(path = "/{id}", consumes = "application/json")
    @Operation(summary = "Change settings; what is absent stays, an empty string clears")
    public AccountView change(
            @PathVariable String id, @RequestBody AccountForms.AccountChange change, HttpServletRequest request) {
        AtomicReference<Account> before = new AtomicReference<>();
        Account account = store.update(PathId.of(id, "account"), now -> {
                    before.set(now);
                    return forms.read(now, change);
                })
                .orElseThrow(() -> new ProblemException(Problem.notFound("account")));
        Account old = Objects.requireNonNull(before.get());
        String was = SettingsText.differing(old, account);
        if (!was.isEmpty()) {
            deeds.add(
                    request,
                    account.id(),
                    "changed settings",
                    account.name(),
                    was,
                    SettingsText.differing(account, old));
        }
        if (change.callbackUrl() != null) {
            forms.callbackAddress(account.settings()).ifPresent(url -> callbacks.wantAgain(account.id(), url));
        }
        return find(id);
    }

    private Account account(String id) {
        return store.find(PathId.of(id, "account"))
                .orElseThrow(() -> new ProblemException(Problem.notFound("account")));
    }

    private AccountView view(Account account, @Nullable List<Credential> credentials) {
        Balance balance = ledger.balance(account.id()).orElseThrow();
        var settings = account.settings();
        return new AccountView(
                account.id(),
                account.name(),
                account.company(),
                account.active(),
                account.created(),
                settings.announcePin(),
                settings.callbackUrl().orElse(null),
                settings.callbackScheme(),
                settings.progressCallbacks(),
                settings.language().orElse(null),
                decimal(settings.spendCapMillionths()),
                decimal(settings.balanceAlertMillionths()),
                settings.callsByGet(),
                settings.validation().defaultCallingCode(),
                settings.validation().strictNumbers(),
                decimal(settings.validation().priceMillionths()),
                settings.preflight().url().orElse(null),
                settings.preflight().allowOnFailure() ? "allow" : "deny",
                balance.total().toString(),
                balance.held().toString(),
                balance.available().toString(),
                Optional.ofNullable(credentials)
                        .map(all -> all.stream().map(CredentialView::of).toList())
                        .orElse(null));
    }

    private static @Nullable String decimal(OptionalLong millionths) {
        return millionths.isPresent() ? new Money(millionths.getAsLong()).toString() : null;
    }
}
