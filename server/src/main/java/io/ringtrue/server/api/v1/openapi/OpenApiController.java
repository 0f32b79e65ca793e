package io.ringtrue.server.api.v1.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/// Serves the description of `/v1`, rendered once, in one language, when it is first asked for. springdoc itself
/// renders it for each request and keeps a description for each language that a caller names, so invented
/// languages would fill the memory. Its own path stays closed.
@Hidden
@RestController
public class OpenApiController {
    private static final String PATH = "/v1/openapi";
    /// A new release may change it; a tool that reads it again within five minutes needs no answer from us.
    private static final String CACHING = "public, max-age=300";

    private final ObjectProvider<OpenApiWebMvcResource> springdoc;
    private volatile @Nullable RenderedText rendered;

    public OpenApiController(ObjectProvider<OpenApiWebMvcResource> springdoc) {
        this.springdoc = springdoc;
    }

    @GetMapping(PATH)
    public void describe(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RenderedText.Form form = rendered(request).form(takesGzip(request));
        response.setHeader("Cache-Control", CACHING);
        response.setHeader("Vary", "Accept-Encoding");
        if (new ServletWebRequest(request, response).checkNotModified(form.tag())) return;
        response.setContentType("application/json");
        if (form.packed()) response.setHeader("Content-Encoding", "gzip");
        response.setContentLength(form.bytes().length);
        response.getOutputStream().write(form.bytes());
    }

    private RenderedText rendered(HttpServletRequest request) throws JsonProcessingException {
        RenderedText known = rendered;
        return known == null ? render(request) : known;
    }

    /// The request only tells springdoc the server's address, which our description replaces by `/`.
    private synchronized RenderedText render(HttpServletRequest request) throws JsonProcessingException {
        RenderedText known = rendered;
        if (known != null) return known;
        RenderedText made = RenderedText.of(springdoc.getObject().openapiJson(request, PATH, Locale.ENGLISH));
        rendered = made;
        return made;
    }

    /// RFC 9110 §12.5.3: a coding is taken when it is named without a weight of 0.
    private static boolean takesGzip(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept-Encoding")).stream()
                .flatMap(line -> Arrays.stream(line.split(",", 20)))
                .map(coding -> coding.replace(" ", "").toLowerCase(Locale.ROOT))
                .anyMatch(coding -> coding.equals("gzip") || coding.matches("gzip;q=(1(\\.0*)?|0\\.0*[1-9][0-9]*)"));
    }
}
