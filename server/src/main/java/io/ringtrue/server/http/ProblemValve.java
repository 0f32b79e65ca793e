package io.ringtrue.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// Answers what the container refuses before the application sees it, such as a malformed or overlong request
/// line, in the words of the dialect whose path was asked for.
public final class ProblemValve extends ErrorReportValve {
    private final ErrorAnswers answers;
    private final BrokenRequests broken;

    public ProblemValve(ErrorAnswers answers, BrokenRequests broken) {
        this.answers = answers;
        this.broken = broken;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable surprise) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        broken.note("malformed");
        RequestLine line = RequestLine.of(request.getCoyoteRequest());
        int status = response.getStatus() == 400 && line.cut() ? 414 : response.getStatus();
        try {
            answers.write(line.path(), response, ErrorPage.problem(status));
            response.finishResponse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
