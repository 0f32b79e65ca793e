package io.ringtrue.server.http;

import jakarta.servlet.ServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/// What stands behind `/v1/numbers/` is somebody's text, not a path: encoded slashes, dots, NUL and semicolons in it
/// are
/// characters like others. It is taken out of the path before the container, which refuses or resolves such things,
/// looks at it; the reader of the text gets it by [#textOf].
public final class OpaqueSegment implements Adapter {
    private static final String PREFIX = "/v1/numbers/";
    /// Stands in the path for the text; no number.
    private static final byte[] PLACEHOLDER = (PREFIX + "~").getBytes(StandardCharsets.US_ASCII);

    private static final String ATTRIBUTE = OpaqueSegment.class.getName();

    private final Adapter adapter;

    OpaqueSegment(Adapter adapter) {
        this.adapter = adapter;
    }

    /// The decoded text; empty when it was plain enough to stay in the path.
    public static Optional<String> textOf(ServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
    }

    private static void takeOut(Request request) {
        String path = request.requestURI().toString();
        if (path == null || !path.startsWith(PREFIX) || path.indexOf('/', PREFIX.length()) >= 0) {
            return;
        }
        String text = path.substring(PREFIX.length());
        if (!text.isEmpty() && text.chars().allMatch(OpaqueSegment::isPlain)) {
            return;
        }
        request.setAttribute(ATTRIBUTE, decoded(text));
        request.requestURI().setBytes(PLACEHOLDER, 0, PLACEHOLDER.length);
    }

    private static boolean isPlain(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '_');
    }

    /// RFC 3986 §2.1; a percent sign without two hexadecimal digits stands for itself, as does a plus. Bytes that
    /// are no
    /// UTF-8 become U+FFFD.
    static String decoded(String text) {
        byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
        for (int at = 0; at < raw.length; at++) {
            boolean encoded = raw[at] == '%' && at + 2 < raw.length && hex(raw[at + 1]) >= 0 && hex(raw[at + 2]) >= 0;
            bytes.write(encoded ? hex(raw[at + 1]) << 4 | hex(raw[at + 2]) : raw[at]);
            at += encoded ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        takeOut(request);
        adapter.service(request, response);
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return adapter.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return adapter.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
        adapter.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        adapter.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return adapter.getDomain();
    }
}
