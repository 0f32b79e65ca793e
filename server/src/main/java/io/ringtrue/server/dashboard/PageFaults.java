package io.ringtrue.server.dashboard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// Answers what a page refuses to show.
@ControllerAdvice(basePackages = "io.ringtrue.server.dashboard")
@Order(Ordered.HIGHEST_PRECEDENCE)
public class PageFaults {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final PageErrors errors;

    public PageFaults(PageErrors errors) {
        this.errors = errors;
    }

    @ExceptionHandler(NotYours.class)
    public void notYours(HttpServletResponse response) throws IOException {
        response.resetBuffer();
        errors.write(NOT_FOUND, response);
    }

    @ExceptionHandler(OnceForms.SentBefore.class)
    public void sentBefore(HttpServletResponse response) throws IOException {
        response.resetBuffer();
        errors.write(CONFLICT, response);
    }
}
