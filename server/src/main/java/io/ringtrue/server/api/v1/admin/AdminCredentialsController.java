package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.accounts.AccountStore.NameTaken;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.IdempotencyKey;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.api.v1.SecretText;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Adds and revokes credentials of an account.
@RestController
@RequestMapping(path = "/v1/admin/accounts/{id}/credentials", produces = "application/json")
@Tag(name = "admin: accounts")
public class AdminCredentialsController {
    private static final int LONGEST_LABEL = 60;

    private final Accounts accounts;
    private final AccountStore store;
    private final AdminDeeds deeds;

    public AdminCredentialsController(Accounts accounts, AccountStore store, AdminDeeds deeds) {
        this.deeds = deeds;
        this.accounts = accounts;
        this.store = store;
    }

    /// @param kind `api-key` or `api-user`
    /// @param name absent: we make one
    /// @param label what the account calls it, at most 60 characters; absent: nothing
    /// @param secret absent: we make one
    public record NewCredentialForm(
            String kind,
            @Nullable String name,
            @Nullable String label,
            @Nullable SecretText secret) {}

    /// A new credential with its secret, which is shown only here.
    public record NewCredentialView(long id, String kind, String name, String label, SecretText secret, boolean weak) {}

    /// Repeating it with the same Idempotency-Key is 409: the secret was shown in the first answer and cannot
    /// be shown again.
    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a key or a user; its secret is shown only now")
    public NewCredentialView add(
            @PathVariable String id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody NewCredentialForm form,
            HttpServletRequest request) {
        long account = account(id);
        Checks checks = new Checks();
        checks.needed("kind", form.kind(), 20);
        Credential.Kind kind =
                checks.read("kind", form.kind(), CredentialView::kind).orElse(Credential.Kind.API_KEY);
        Optional<String> name = checks.read(
                        "name",
                        form.name(),
                        kind == Credential.Kind.API_KEY ? AccountForms::apikey : AccountForms::user)
                .or(() -> IdempotencyKey.name(IdempotencyKey.of(idempotencyKey), "credential " + account));
        String label = checks.text("label", form.label(), LONGEST_LABEL).orElse("");
        Optional<Secret> secret = checks.read("secret", SecretText.text(form.secret()), AccountForms::secret);
        checks.done();
        Accounts.CreatedCredential made = added(account, kind, name, label, secret);
        boolean key = kind == Credential.Kind.API_KEY;
        deeds.add(request, account, key ? "created a key" : "created a user", title(made.credential()), "", "***");
        return view(made);
    }

    /// As the pages name it.
    private static String title(Credential credential) {
        String name = credential.label().isEmpty() ? credential.name() : credential.label();
        return name + " (" + credential.name() + ")";
    }

    private Accounts.CreatedCredential added(
            long account, Credential.Kind kind, Optional<String> name, String label, Optional<Secret> secret) {
        try {
            return accounts.addCredential(account, kind, name, label, secret);
        } catch (NameTaken e) {
            throw new ProblemException(CredentialView.taken(e.kind()));
        }
    }

    @PostMapping("/{credentialId}/rotate")
    @Operation(summary = "Give a credential a new secret, shown only now; the old one ends at once")
    public NewCredentialView rotate(
            @PathVariable String id, @PathVariable String credentialId, HttpServletRequest request) {
        long account = account(id);
        Accounts.CreatedCredential made = accounts.rotate(account, PathId.of(credentialId, "credential"))
                .orElseThrow(() -> new ProblemException(Problem.notFound("credential")));
        boolean key = made.credential().kind() == Credential.Kind.API_KEY;
        deeds.add(
                request,
                account,
                key ? "rotated a key" : "set a user's password",
                title(made.credential()),
                "***",
                "***");
        return view(made);
    }

    private static NewCredentialView view(Accounts.CreatedCredential made) {
        Credential credential = made.credential();
        return new NewCredentialView(
                credential.id(),
                CredentialView.word(credential.kind()),
                credential.name(),
                credential.label(),
                new SecretText(made.secret().value()),
                credential.weak());
    }

    @DeleteMapping("/{credentialId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a credential; repeating it changes nothing")
    public void revoke(@PathVariable String id, @PathVariable String credentialId, HttpServletRequest request) {
        long account = account(id);
        long number = PathId.of(credentialId, "credential");
        Credential old = store.credentials(account).stream()
                .filter(each -> each.id() == number)
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound("credential")));
        store.revoke(account, number);
        boolean key = old.kind() == Credential.Kind.API_KEY;
        if (!old.revoked())
            deeds.add(request, account, key ? "revoked a key" : "revoked a user", title(old), "***", "");
    }

    private long account(String id) {
        long number = PathId.of(id, "account");
        if (store.find(number).isEmpty()) throw new ProblemException(Problem.notFound("account"));
        return number;
    }
}
