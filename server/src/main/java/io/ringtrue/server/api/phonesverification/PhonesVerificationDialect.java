package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.api.Aliases;
import io.ringtrue.server.api.Dialect;
import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.verification.CallbackComposer;
import io.ringtrue.server.verification.ReversePinService;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;

/// Verifications in the words of PhonesVerification's API: JSON or XML, callbacks by GET.
@Component
public final class PhonesVerificationDialect implements Dialect {
    static final String NAME = "phonesverification";

    private final HttpRequestHandler handler;

    public PhonesVerificationDialect(
            Aliases aliases, Accounts accounts, ReversePinService verifications, LedgerStore ledger) {
        this.handler = new PhonesVerificationHandler(new Routes(aliases.of(NAME)), accounts, verifications, ledger);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String base() {
        return Routes.BASE;
    }

    @Override
    public HttpRequestHandler handler() {
        return handler;
    }

    @Override
    public ErrorAnswer errors() {
        return new Answers();
    }

    @Override
    public Optional<CallbackComposer> callbacks() {
        return Optional.of(new CallbackParameters());
    }
}
