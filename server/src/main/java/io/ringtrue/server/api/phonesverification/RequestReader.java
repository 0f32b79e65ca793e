package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.api.http.BodyLimit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// Collects a request's parameters from the query string and the body, in whichever of the documented content types
/// it came.
final class RequestReader {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> JSON = Set.of(
            "application/json",
            "application/jsonrequest",
            "application/x-javascript",
            "text/json",
            "text/javascript",
            "text/x-javascript",
            "text/x-json");
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    private RequestReader() {}

    static Parameters read(HttpServletRequest request) throws Unreadable {
        Parameters parameters = new Parameters();
        if (request.getQueryString() != null) {
            FormReader.read(request.getQueryString(), "query string", parameters);
        }
        byte[] body = BodyLimit.bodyOf(request);
        if (body.length > 0) {
            readBody(FormReader.utf8(body, "body"), mediaType(request), parameters);
        }
        return parameters;
    }

    private static void readBody(String body, MediaType type, Parameters into) throws Unreadable {
        String charset = type.getParameter("charset");
        if (charset != null && !CHARSETS.contains(charset.replace("\"", "").toLowerCase(Locale.ROOT))) {
            throw new Unreadable("body must be UTF-8");
        }
        String name = type.getType() + "/" + type.getSubtype();
        if (name.equals(FORM)) {
            FormReader.read(body, "body", into);
        } else if (JSON.contains(name)) {
            JsonReader.read(body, into);
        } else {
            throw new Unreadable("Content-Type must be " + FORM + " or application/json");
        }
    }

    private static MediaType mediaType(HttpServletRequest request) throws Unreadable {
        try {
            return MediaType.parseMediaType(
                    String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT));
        } catch (InvalidMediaTypeException e) {
            throw new Unreadable("Content-Type must be " + FORM + " or application/json");
        }
    }
}
