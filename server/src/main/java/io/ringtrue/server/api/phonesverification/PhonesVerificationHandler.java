package io.ringtrue.server.api.phonesverification;

import static java.lang.System.Logger.Level.ERROR;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.Authentication;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.api.Dialect;
import io.ringtrue.server.http.IdempotencyHeader;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.request.Mode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.HttpRequestHandler;

/// Answers everything below `/app/api`: finds the route, reads the request, authenticates the caller and
/// answers in the path's format. No exception leaves it.
final class PhonesVerificationHandler implements HttpRequestHandler {
    private static final System.Logger LOG = System.getLogger(PhonesVerificationHandler.class.getName());

    private final Routes routes;
    private final Accounts accounts;
    private final LedgerStore ledger;
    private final CallEndpoint reversePin;
    private final CallEndpoint spokenPin;
    private final CallEndpoint notification;
    private final SearchEndpoint search;

    PhonesVerificationHandler(Routes routes, Accounts accounts, ReversePinService verifications, LedgerStore ledger) {
        this.routes = routes;
        this.accounts = accounts;
        this.ledger = ledger;
        this.reversePin = new CallEndpoint(Mode.REVERSE, verifications);
        this.spokenPin = new CallEndpoint(Mode.SPOKEN, verifications);
        this.notification = new CallEndpoint(Mode.MESSAGE, verifications);
        this.search = new SearchEndpoint(verifications);
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Dialect.path(request);
        Answers.send(answer(path, request), Routes.format(path), response);
    }

    private Answer answer(String path, HttpServletRequest request) {
        Optional<Route> route = routes.route(path);
        if (route.isEmpty()) return Answer.commandInvalid(404, "there is nothing at this path");
        if (!List.of("GET", "POST").contains(request.getMethod())) {
            return Answer.commandInvalid(405, "method must be GET or POST");
        }
        try {
            return answer(route.get(), request, RequestReader.read(request));
        } catch (Unreadable e) {
            return Answer.unreadable(400, e.clause());
        } catch (RuntimeException e) {
            LOG.log(ERROR, "a request failed: " + route.get(), e);
            return Answer.failed("Please try again later.");
        }
    }

    /// The request is readable. Check the credentials next, and only then what is asked: a stranger learns
    /// nothing about the rules.
    private Answer answer(Route route, HttpServletRequest request, Parameters parameters) {
        List<Fault> faults = parameters.faults("apikey", "apisecret");
        if (!faults.isEmpty()) return Answer.invalid(faults);
        return switch (authenticate(request, parameters)) {
            case Authentication.Granted(Account account, var _) -> answer(route, request, parameters, account);
            case Authentication.Denied(), Authentication.Suspended(var _) -> Answer.credentialsInvalid();
            case Authentication.Throttled(var wait) ->
                Answer.flood(wait, "Too many wrong credentials; please try again later.");
        };
    }

    private Authentication authenticate(HttpServletRequest request, Parameters parameters) {
        String apikey = parameters.value("apikey").orElse("");
        Secret apisecret = new Secret(parameters.value("apisecret").orElse(""));
        return accounts.authenticate(Credential.Kind.API_KEY, apikey, apisecret, request.getRemoteAddr());
    }

    private Answer answer(Route route, HttpServletRequest request, Parameters parameters, Account account) {
        return switch (route) {
            case REVERSE_PIN -> start(reversePin, request, parameters, account);
            case SPOKEN_PIN -> start(spokenPin, request, parameters, account);
            case NOTIFICATION -> start(notification, request, parameters, account);
            case SEARCH -> search.answer(account, parameters);
            case BALANCE -> balance(account);
        };
    }

    /// Previews, prefetchers and crawlers follow links, so GET places a call only where the
    /// account allows it.
    private static Answer start(
            CallEndpoint endpoint, HttpServletRequest request, Parameters parameters, Account account) {
        if (request.getMethod().equals("GET") && !account.settings().callsByGet()) {
            return Answer.commandInvalid(200, "method must be POST: GET places no call on this account");
        }
        return endpoint.answer(account, parameters, Optional.ofNullable(request.getHeader(IdempotencyHeader.NAME)));
    }

    private Answer balance(Account account) {
        Balance balance = ledger.balance(account.id()).orElseThrow();
        return Answer.of(new Answer.Content.Balance(balance.available()));
    }
}
