package io.ringtrue.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// Says where a text stops being JSON and what is missing there, without repeating any of it: it
/// may contain secrets.
public final class JsonPlace {
    /// Parts of the parser's messages and what we say instead, because those messages quote the text.
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("Duplicate", "a name is given twice");
        WORDS.put("expecting comma", "a comma is missing");
        WORDS.put("expecting a colon", "a colon is missing");
        WORDS.put("start property name", "a name in double quotes is missing");
        WORDS.put("expected a value", "a value is missing");
        WORDS.put("expected a valid value", "a value is missing");
        WORDS.put("unquoted character", "a control character must be escaped");
        WORDS.put("eading zero", "a number must not begin with a zero");
        WORDS.put("escape", "this is no escape of JSON");
    }

    private JsonPlace() {}

    /// @return `line 1, column 17: a value is missing`
    public static String of(JacksonException fault) {
        return place(fault.getLocation()) + words(fault);
    }

    private static String place(TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1 ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }

    private static String words(JacksonException fault) {
        if (fault instanceof UnexpectedEndOfInputException) return "the text ends too early";
        if (fault instanceof StreamConstraintsException) return "nested too deep, or too long";
        String message = String.valueOf(fault.getOriginalMessage());
        return WORDS.entrySet().stream()
                .filter(word -> message.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("this is no JSON");
    }
}
