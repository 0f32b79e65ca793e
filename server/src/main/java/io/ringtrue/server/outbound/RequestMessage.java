package io.ringtrue.server.outbound;

import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/// A request as HttpCore writes it, with the target octet for octet as it was signed.
final class RequestMessage {
    private RequestMessage() {}

    static ClassicHttpRequest of(OutgoingRequest request) {
        HttpTarget target = request.target();
        // Of the constructors only this one takes a target that begins with two slashes as it is.
        ClassicHttpRequest message = new BasicClassicHttpRequest(request.method(), "http", null, target.pathAndQuery());
        message.addHeader(HttpHeaders.HOST, target.hostHeader());
        addUnlessGiven(message, request, HttpHeaders.USER_AGENT, "Ringtrue");
        addUnlessGiven(message, request, HttpHeaders.ACCEPT, "*/*");
        request.headers().forEach(message::addHeader);
        if (request.hasBody()) {
            byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
            message.addHeader(HttpHeaders.CONTENT_LENGTH, body.length); // RFC 9110 §8.6
            message.setEntity(new ByteArrayEntity(body, null));
        }
        message.addHeader(HttpHeaders.CONNECTION, "close"); // RFC 9112 §9.6
        return message;
    }

    private static void addUnlessGiven(ClassicHttpRequest message, OutgoingRequest request, String name, String value) {
        if (request.headers().keySet().stream().noneMatch(name::equalsIgnoreCase)) message.addHeader(name, value);
    }
}
