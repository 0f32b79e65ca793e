package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.http.JsonLimits;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads a JSON object's members as parameters. Strings and numbers are taken as they are written; `null`
/// counts as not given.
final class JsonReader {
    private static final String RULE = "body must be a JSON object";

    private JsonReader() {}

    static void read(String text, Parameters into) throws Unreadable {
        try (JsonParser parser = JsonLimits.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new Unreadable(RULE);
            while (parser.nextToken() != JsonToken.END_OBJECT) member(parser, parser.currentName(), into);
            if (parser.nextToken() != null) throw new Unreadable(RULE);
        } catch (JacksonException e) {
            throw new Unreadable(RULE);
        }
    }

    private static void member(JsonParser parser, String name, Parameters into) {
        switch (parser.nextToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> into.add(name, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> truth(name, parser.getString(), into);
            case VALUE_NULL -> {}
            default -> {
                into.addNotText(name);
                parser.skipChildren();
            }
        }
    }

    /// `announcepin` is the only parameter that may be `true` or `false`.
    private static void truth(String name, String value, Parameters into) {
        if (name.equalsIgnoreCase("announcepin")) {
            into.add(name, value);
        } else {
            into.addNotText(name);
        }
    }
}
