package io.ringtrue.server.dashboard;

import io.ringtrue.server.http.ErrorAnswer;
import io.ringtrue.server.http.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// Answers errors on the paths of pages with a page. "Not there" and "not yours" are the same octets but for the time.
public final class PageErrors implements ErrorAnswer {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ITemplateEngine templates;
    private final Clock clock;

    public PageErrors(ITemplateEngine templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public boolean speaksFor(String path) {
        return PagePaths.covers(path);
    }

    @Override
    public void write(String path, Problem problem, HttpServletResponse response) throws IOException {
        write(problem.status(), response);
    }

    void write(int status, HttpServletResponse response) throws IOException {
        switch (status) {
            case 404 ->
                write(
                        404,
                        "There is nothing here",
                        "The page or verification does not exist, or it belongs to another account."
                                + " Both look the same on purpose.",
                        response);
            case 403 ->
                write(
                        403,
                        "This form is too old",
                        "It was opened before you signed in or out, or in another window. Open the page again; nothing"
                                + " was changed.",
                        response);
            case 409 ->
                write(
                        409,
                        "This form was sent before",
                        "It works once, and nothing was done again. A secret is shown only in the first answer: if it is"
                                + " lost, open the page again and make a new one.",
                        response);
            case 405, 400, 413, 414, 415, 431 ->
                write(status, "This request cannot be read", "Open the page again. Nothing was changed.", response);
            default ->
                write(
                        status,
                        "Something broke on our side",
                        "The page could not be made. Calls, callbacks and balances do not depend on it and go on.",
                        response);
        }
    }

    void needsTls(HttpServletResponse response) throws IOException {
        write(
                403,
                "Pages need TLS",
                "Over plain HTTP a password could be read on its way. Open the address with https, or open it on the"
                        + " server itself as http://localhost.",
                response);
    }

    private void write(int status, String title, String text, HttpServletResponse response) throws IOException {
        Context page = new Context(
                Locale.ENGLISH,
                Map.of("status", status, "title", title, "text", text, "when", WHEN.format(clock.instant())));
        byte[] body = templates.process("dashboard/error", page).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
