package io.ringtrue.server.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/// Ends requests whose client broke off, before the container's error handling sees them: it would dispatch
/// to an error page and log a stack trace although nobody reads the answer.
public final class BrokenRequestValve extends ValveBase {
    private final BrokenRequests broken;

    public BrokenRequestValve(BrokenRequests broken) {
        super(true);
        this.broken = broken;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        Throwable surprise = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Optional<String> cause = BrokenRequests.cause(surprise);
        if (cause.isEmpty()) return;
        broken.note(cause.get());
        request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (response.isCommitted()) {
            response.setError();
            response.setErrorReported();
            // A cut answer must not look like a whole one.
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, surprise);
        }
    }
}
