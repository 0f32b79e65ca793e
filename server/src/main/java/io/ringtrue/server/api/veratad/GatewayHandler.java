package io.ringtrue.server.api.veratad;

import static java.lang.System.Logger.Level.ERROR;

import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.Authentication;
import io.ringtrue.server.accounts.Authentication.Granted;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.api.Dialect;
import io.ringtrue.server.http.WholeBody;
import io.ringtrue.server.validation.PhoneValidationService;
import io.ringtrue.server.validation.ValidationRequest;
import io.ringtrue.server.validation.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.HttpRequestHandler;

/// Answers everything below `/process`: finds the route, reads the query, authenticates the caller and
/// answers. No exception leaves it.
final class GatewayHandler implements HttpRequestHandler {
    private static final System.Logger LOG = System.getLogger(GatewayHandler.class.getName());
    private static final String SERVICE = "PhoneMatch5.0.Validate";

    private final GatewayRoutes routes;
    private final Accounts accounts;
    private final PhoneValidationService validations;
    private final GatewayAnswers answers;

    GatewayHandler(
            GatewayRoutes routes, Accounts accounts, PhoneValidationService validations, GatewayAnswers answers) {
        this.routes = routes;
        this.accounts = accounts;
        this.validations = validations;
        this.answers = answers;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String answer;
        try {
            answer = answer(request);
        } catch (Refused e) {
            answers.send(e.failure(), response);
            return;
        } catch (RuntimeException e) {
            LOG.log(ERROR, "a validation failed", e);
            answers.send(Failure.unavailable(), response);
            return;
        }
        GatewayAnswers.send(200, answer, response);
    }

    private String answer(HttpServletRequest request) throws Refused {
        GatewayRoute route = routes.route(Dialect.path(request)).orElseThrow(() -> new Refused(Failure.notThere()));
        if (!request.getMethod().equals("POST")) throw new Refused(Failure.notPosted());
        GatewayQuery query = query(WholeBody.of(request));
        Granted caller = caller(query, request.getRemoteAddr());
        return switch (route) {
            case GATEWAY -> validated(query, caller);
            // No service here takes more than one step, so no token is ever valid.
            case CONTINUE -> throw new Refused(Failure.tokenExpired(query.token()));
        };
    }

    private static GatewayQuery query(byte[] body) throws Refused {
        if (isBlank(body)) throw new Refused(Failure.noQuery());
        return new GatewayQuery(QueryReader.read(body));
    }

    private static boolean isBlank(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') return false;
        }
        return true;
    }

    private Granted caller(GatewayQuery query, String from) throws Refused {
        return switch (accounts.authenticate(Credential.Kind.API_USER, query.user(), query.pass(), from)) {
            case Granted granted -> granted;
            case Authentication.Denied() -> throw new Refused(Failure.badLogin());
            case Authentication.Suspended(var _) -> throw new Refused(Failure.notActive());
            case Authentication.Throttled(var wait) -> throw new Refused(Failure.throttled(wait));
        };
    }

    private String validated(GatewayQuery query, Granted caller) throws Refused {
        if (!query.service().strip().equalsIgnoreCase(SERVICE)) {
            throw new Refused(Failure.invalid("service", "must be " + SERVICE));
        }
        ValidationRequest request = new ValidationRequest(query.phone(), query.excluded());
        String reference = query.reference();
        Verdict verdict = validations.validate(caller.account(), caller.credential(), request);
        return GatewayJson.judged(
                verdict,
                new GatewayJson.Meta(
                        SERVICE,
                        reference,
                        caller.account().company(),
                        caller.credential().name()));
    }
}
