package io.ringtrue.server.dashboard.foreign;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Bodies with all that any form of a page has, so that a request is refused for whose it is and for nothing else.
final class Forms {
    private static final String EDGE = "----edge-of-a-part";
    static final String MULTIPART = "multipart/form-data; boundary=" + EDGE;
    static final String PLAIN = "application/x-www-form-urlencoded";
    static final String JSON = "{\"number\":\"+12015550123\",\"brand\":\"B\"}";

    /// No password: a person who came by a link could set one, and would be signed out.
    static final String FIELDS = Stream.of(
                    "name=New",
                    "label=New",
                    "company=C",
                    "email=new@tidewater.example",
                    "role=viewer",
                    "active=false",
                    "cap=1",
                    "alert=1",
                    "spendCap=1",
                    "balanceAlert=1",
                    "amount=5",
                    "reference=new",
                    "pin=call",
                    "language=en-US",
                    "url=http%3A%2F%2F127.0.0.1%3A9%2Fnew",
                    "scheme=http",
                    "overlap=0",
                    "number=%2B12015550142",
                    "form=reverse-pin",
                    "word=qzjxcanary",
                    "before=0",
                    "uri=sip%3A192.0.2.1",
                    "caller-id=%2B12015550100")
            .collect(Collectors.joining("&"));

    private Forms() {}

    /// A file as each of the fields that take one.
    static String files(String name, String text) {
        return Stream.of("file", "deck")
                        .map(field -> "--" + EDGE + "\r\nContent-Disposition: form-data; name=\"" + field
                                + "\"; filename=\"" + name + "\"\r\nContent-Type: text/csv\r\n\r\n" + text + "\r\n")
                        .collect(Collectors.joining())
                + "--" + EDGE + "--\r\n";
    }
}
