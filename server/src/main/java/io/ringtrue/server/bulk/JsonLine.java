package io.ringtrue.server.bulk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads one line of JSON (RFC 8259) without copying it: whether it is well formed, and where a member of
/// its object stands. Strings may hold any bytes; escapes are checked, not resolved.
///
/// Jackson is not used for its price: with a parser of Jackson 3.1 a line, `validate` of 2,000,000 lines
/// takes 36 % longer on two cores (median of three pairs, 6.5 s to 4.8 s), and twice the processor time
/// without the start.
final class JsonLine {
    enum Kind {
        ABSENT,
        STRING,
        NUMBER,
        NULL,
        OTHER
    }

    /// No list of numbers is nested deeper, and a reader shall not be driven down.
    private static final int DEEPEST = 64;

    private final byte[] member;
    private final byte[] prefix;
    private final boolean listing;
    private final List<String> names = new ArrayList<>();

    private final List<AnswerColumn> answers;
    private byte[] bytes = {};
    private int at;
    private int limit;
    private Kind kind = Kind.ABSENT;
    private int from;
    private int to;
    private int objectEnd;
    private boolean anyMember;
    private boolean answered;

    /// @param member whose value is looked for
    /// @param prefix before the name of each answer
    /// @param answers what will be told: only these names must not be there yet
    JsonLine(String member, String prefix, List<AnswerColumn> answers) {
        this(member, prefix, answers, false);
    }

    private JsonLine(String member, String prefix, List<AnswerColumn> answers, boolean listing) {
        this.answers = answers;
        this.member = member.getBytes(StandardCharsets.UTF_8);
        this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
        this.listing = listing;
    }

    /// The names of the object's members; empty when the line is no object.
    static List<String> members(byte[] bytes, int start, int end) {
        JsonLine line = new JsonLine("", "", List.of(), true);
        return line.read(bytes, start, end) ? line.names : List.of();
    }

    /// @return whether it is a well-formed object, string or number
    boolean read(byte[] line, int start, int end) {
        bytes = line;
        at = start;
        limit = end;
        kind = Kind.ABSENT;
        objectEnd = -1;
        anyMember = false;
        answered = false;
        names.clear();
        skipSpace();
        boolean read = peek() == '{' ? object(0) : bare();
        skipSpace();
        return read && at == limit;
    }

    private boolean bare() {
        from = at;
        kind = kindAt();
        boolean read = (kind == Kind.STRING || kind == Kind.NUMBER) && value(0);
        to = at;
        return read;
    }

    private Kind kindAt() {
        int c = peek();
        if (c == '"') return Kind.STRING;
        if (c == '-' || isDigit(c)) return Kind.NUMBER;
        return c == 'n' ? Kind.NULL : Kind.OTHER;
    }

    private boolean object(int depth) {
        at++;
        skipSpace();
        if (peek() == '}') return closeObject(depth);
        while (true) {
            skipSpace();
            int name = at;
            if (!string()) return false;
            int nameEnd = at;
            skipSpace();
            if (peek() != ':') return false;
            at++;
            skipSpace();
            if (!(depth == 0 ? member(name + 1, nameEnd - 1) : value(depth + 1))) return false;
            skipSpace();
            int c = peek();
            if (c == '}') return closeObject(depth);
            if (c != ',') return false;
            at++;
        }
    }

    private boolean closeObject(int depth) {
        if (depth == 0) objectEnd = at;
        at++;
        return true;
    }

    private boolean member(int name, int nameEnd) {
        anyMember = true;
        if (listing) names.add(new String(bytes, name, nameEnd - name, StandardCharsets.UTF_8));
        boolean wanted = matches(member, name, nameEnd) && nameEnd - name == member.length;
        answered |= !wanted && matches(prefix, name, nameEnd) && ours(name + prefix.length, nameEnd);
        Kind found = kindAt();
        int value = at;
        if (!value(1)) return false;
        if (wanted) {
            kind = found;
            from = value;
            to = at;
        }
        return true;
    }

    private boolean matches(byte[] wanted, int name, int nameEnd) {
        if (nameEnd - name < wanted.length) return false;
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[name + i] != wanted[i]) return false;
        }
        return true;
    }

    private boolean ours(int name, int nameEnd) {
        String rest = new String(bytes, name, nameEnd - name, StandardCharsets.UTF_8);
        for (AnswerColumn answer : answers) {
            if (answer.column().equals(rest)) return true;
        }
        return false;
    }

    private boolean value(int depth) {
        if (depth > DEEPEST) return false;
        int c = peek();
        return switch (c) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        };
    }

    private boolean array(int depth) {
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return true;
        }
        while (true) {
            skipSpace();
            if (!value(depth + 1)) return false;
            skipSpace();
            int c = peek();
            at++;
            if (c == ']') return true;
            if (c != ',') return false;
        }
    }

    /// RFC 8259 §7.
    private boolean string() {
        if (peek() != '"') return false;
        at++;
        while (at < limit) {
            byte b = bytes[at++];
            if (b == '"') return true;
            if (b >= 0 && b < 0x20) return false;
            if (b == '\\' && !escape()) return false;
        }
        return false;
    }

    private boolean escape() {
        int c = peek();
        at++;
        if (c != 'u') return "\"\\/bfnrt".indexOf(c) >= 0;
        for (int i = 0; i < 4; i++, at++) {
            if (Character.digit(peek(), 16) < 0) return false;
        }
        return true;
    }

    private boolean literal(String word) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (peek() != word.charAt(i)) return false;
        }
        return true;
    }

    /// RFC 8259 §6: no leading zeros, no lonely minus, point or exponent.
    private boolean number() {
        if (peek() == '-') at++;
        if (peek() == '0') at++;
        else if (!digits()) return false;
        if (peek() == '.') {
            at++;
            if (!digits()) return false;
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') at++;
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int start = at;
        while (isDigit(peek())) at++;
        return at > start;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private void skipSpace() {
        while (at < limit && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) at++;
    }

    /// The byte here; -1 at the end.
    private int peek() {
        return at < limit ? bytes[at] & 0xFF : -1;
    }

    /// What the wanted value is; of a member given twice the last.
    Kind kind() {
        return kind;
    }

    /// Where the value starts, quotes and all.
    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Where the object's closing brace stands; negative when the line is a bare value.
    int objectEnd() {
        return objectEnd;
    }

    boolean hasMembers() {
        return anyMember;
    }

    /// Whether a member of ours is there already.
    boolean isAnswered() {
        return answered;
    }
}
