package io.ringtrue.server.api.third;

import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.Authentication;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.api.Dialect;
import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.verification.CallbackComposer;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.Started;
import io.ringtrue.server.verification.request.Mode;
import io.ringtrue.server.verification.request.Pin;
import io.ringtrue.server.verification.request.StartRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.web.HttpRequestHandler;

/// An invented vendor, in one folder: plain text in, plain text out, and a plain text callback. Without
/// Spring's `@Component`, so that only the test that registers it has it.
final class ThirdDialect implements Dialect, ErrorAnswer {
    private final Accounts accounts;
    private final ReversePinService verifications;

    ThirdDialect(Accounts accounts, ReversePinService verifications) {
        this.accounts = accounts;
        this.verifications = verifications;
    }

    @Override
    public String name() {
        return "third";
    }

    @Override
    public String base() {
        return "/third/party/";
    }

    @Override
    public HttpRequestHandler handler() {
        return (request, response) -> say(response, 200, answer(request));
    }

    private String answer(HttpServletRequest request) {
        var asked = accounts.authenticate(
                Credential.Kind.API_KEY,
                String.valueOf(request.getParameter("key")),
                new Secret(String.valueOf(request.getParameter("secret"))),
                request.getRemoteAddr());
        if (!(asked instanceof Authentication.Granted(var account, var _))) return "go away";
        StartRequest wanted = new StartRequest(
                name(),
                Mode.REVERSE,
                String.valueOf(request.getParameter("to")),
                Optional.of(new Pin("4711")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("https://third.example/cb"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return verifications.start(account, wanted) instanceof Started.Accepted(var verification, var _, var _)
                ? "calling " + verification.order().number() + " as " + verification.id() + ", path "
                        + Dialect.path(request)
                : "no";
    }

    @Override
    public ErrorAnswer errors() {
        return this;
    }

    @Override
    public boolean speaksFor(String path) {
        return covers(path);
    }

    @Override
    public void write(String path, Problem problem, HttpServletResponse response) throws IOException {
        say(response, 418, "no: " + problem.status());
    }

    private static void say(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<CallbackComposer> callbacks() {
        return Optional.of(new ThirdCallbacks());
    }
}
