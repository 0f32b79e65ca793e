package io.ringtrue.server.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Gives every page its frame. The parameter `account` is judged here, before a page's own code runs, so no field of a
/// form has this name.
@ControllerAdvice(basePackages = "io.ringtrue.server.dashboard")
public class FrameAdvice {
    private final Frames frames;

    public FrameAdvice(Frames frames) {
        this.frames = frames;
    }

    /// For a form that works once ([OnceForms]).
    @ModelAttribute("once")
    public String once() {
        return OnceForms.token();
    }

    @ModelAttribute("frame")
    public Frame frame(@AuthenticationPrincipal @Nullable Visitor visitor, HttpServletRequest request) {
        return frames.of(Optional.ofNullable(visitor), request.getParameter("account"), request.getServletPath());
    }
}
