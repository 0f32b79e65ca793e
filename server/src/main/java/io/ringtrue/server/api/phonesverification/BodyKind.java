package io.ringtrue.server.api.phonesverification;

import java.util.regex.Pattern;

/// Refuses a body that is plainly not what its Content-Type says. Read as that, it would have no parameters
/// and be answered "unable to authenticate", which misleads.
final class BodyKind {
    static final String FORM_TYPE = "application/x-www-form-urlencoded";
    static final String RULE = "Content-Type must be " + FORM_TYPE + " or application/json";

    /// An object, a list or a string of JSON, percent-encoded or not.
    private static final Pattern JSON = Pattern.compile("\\s*([{\\[\"]|%7b|%5b|%22).*", flags());
    private static final Pattern MARKUP = Pattern.compile("\\s*(<|%3c).*", flags());
    private static final Pattern MULTIPART = Pattern.compile("\\s*--.*", flags());
    private static final Pattern FORM = Pattern.compile("\\s*[a-z0-9_.%+-]+=.*", flags());

    private BodyKind() {}

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    }

    /// @param form true: the Content-Type says form; false: it says JSON
    static void requireMatch(String text, boolean form) throws Unreadable {
        if (!form && FORM.matcher(text).matches()) {
            throw new Unreadable("Content-Type must be " + FORM_TYPE + ": the body is a form");
        }
        if (form && JSON.matcher(text).matches()) {
            throw new Unreadable("Content-Type must be application/json: the body is JSON");
        }
        if (form && MULTIPART.matcher(text).matches()) throw new Unreadable(RULE + ": the body is multipart");
        if (form && MARKUP.matcher(text).matches()) throw new Unreadable(RULE + ": the body is XML or HTML");
    }
}
