package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.http.BodyText;
import io.ringtrue.server.http.BodyType;
import io.ringtrue.server.http.UnreadableBody;
import io.ringtrue.server.http.WholeBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/// Collects a request's parameters from the query string and the body, whichever of the documented content
/// types the body has.
final class RequestReader {
    private static final Set<String> JSON = Set.of(
            "application/json",
            "application/jsonrequest",
            "application/x-javascript",
            "text/json",
            "text/javascript",
            "text/x-javascript",
            "text/x-json");

    private RequestReader() {}

    static Parameters read(HttpServletRequest request) throws Unreadable {
        Parameters parameters = new Parameters();
        if (request.getQueryString() != null) FormReader.read(request.getQueryString(), "query string", parameters);
        byte[] body = WholeBody.of(request);
        if (body.length > 0) readBody(body, BodyType.of(request.getContentType()), parameters);
        return parameters;
    }

    private static void readBody(byte[] body, BodyType type, Parameters into) throws Unreadable {
        boolean form = type.name().equals(BodyKind.FORM_TYPE);
        if (!form && !JSON.contains(type.name())) throw new Unreadable(BodyKind.RULE);
        String text = text(body, type);
        BodyKind.requireMatch(text, form);
        if (!form) {
            JsonReader.read(text, into);
        } else if (type.isUtf8()) {
            FormReader.read(withoutLineEnd(text), "body", into);
        } else {
            FormReader.readAscii(withoutLineEnd(text), type.charsetRule(), into);
        }
    }

    private static String text(byte[] body, BodyType type) throws Unreadable {
        if (!type.isUtf8() && !(type.agreesWithAscii() && isAscii(body))) throw new Unreadable(type.charsetRule());
        try {
            return BodyText.of(body);
        } catch (UnreadableBody e) {
            throw new Unreadable(e.clause());
        }
    }

    private static boolean isAscii(byte[] body) {
        for (byte b : body) {
            if (b < 0) return false;
        }
        return true;
    }

    /// Clients that send a file as it is send its line end too.
    private static String withoutLineEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) end--;
        return text.substring(0, end);
    }
}
