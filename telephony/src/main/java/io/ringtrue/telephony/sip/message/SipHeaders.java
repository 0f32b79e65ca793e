package io.ringtrue.telephony.sip.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header fields of one message, in the order of the wire. Names compare without case; compact forms are
/// written out by the parser (RFC 3261 §7.3.3). Built by one thread, then only read.
public final class SipHeaders {
    private final ArrayList<String> names = new ArrayList<>(16);
    private final ArrayList<String> values = new ArrayList<>(16);

    // Read once and kept, since matching a message asks for them again and again.
    private @Nullable Via topVia;
    private @Nullable CSeq cseq;
    private @Nullable NameAddr from;
    private @Nullable NameAddr to;
    private @Nullable NameAddr contact;

    public SipHeaders add(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    public int size() {
        return names.size();
    }

    public String name(int index) {
        return names.get(index);
    }

    public String value(int index) {
        return values.get(index);
    }

    /// The first field of that name, whole; null when there is none.
    public @Nullable String first(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (isSame(names.get(i), name)) return values.get(i);
        }
        return null;
    }

    /// How many fields of that name there are; one comma-joined field counts once.
    public int count(String name) {
        int count = 0;
        for (String each : names) {
            if (isSame(each, name)) count++;
        }
        return count;
    }

    /// All fields of that name, whole: for those that may hold commas of their own, such as WWW-Authenticate.
    public List<String> fields(String name) {
        List<String> found = new ArrayList<>(4);
        for (int i = 0; i < names.size(); i++) {
            if (isSame(names.get(i), name)) found.add(values.get(i));
        }
        return found;
    }

    /// All values of that name, comma-joined ones taken apart (RFC 3261 §7.3.1). Empty when there is none.
    public List<String> list(String name) {
        List<String> found = new ArrayList<>(4);
        for (int i = 0; i < names.size(); i++) {
            if (isSame(names.get(i), name)) CommaList.split(values.get(i), found);
        }
        return found;
    }

    /// Copies all fields of that name from another message, as they stand.
    public SipHeaders copy(SipHeaders from, String name) {
        for (int i = 0; i < from.names.size(); i++) {
            if (isSame(from.names.get(i), name)) add(name, from.values.get(i));
        }
        return this;
    }

    /// Empty when missing, which the parser does not let through in a request.
    public String callId() {
        String value = first("Call-ID");
        return value == null ? "" : value;
    }

    /// The uppermost Via, as far as it can be read; null when it is missing.
    @Nullable
    public Via topVia() {
        if (topVia == null) {
            String field = first("Via");
            if (field == null) return null;
            List<String> values = new ArrayList<>(1);
            CommaList.split(field, values);
            String top = values.isEmpty() ? "" : values.getFirst();
            Via exact = Via.read(top);
            topVia = exact == null ? Via.salvage(top) : exact;
        }
        return topVia;
    }

    /// Null when it is missing or broken.
    @Nullable
    public CSeq cseq() {
        if (cseq == null) {
            String value = first("CSeq");
            cseq = value == null ? null : CSeq.read(value);
        }
        return cseq;
    }

    /// As far as it can be read; null when it is missing.
    @Nullable
    public NameAddr from() {
        if (from == null) from = party("From");
        return from;
    }

    /// As far as it can be read; null when it is missing.
    @Nullable
    NameAddr to() {
        if (to == null) to = party("To");
        return to;
    }

    /// Of several the first with a tag counts, for the tag is what a dialog needs (RFC 3261 §12).
    private @Nullable NameAddr party(String name) {
        NameAddr found = null;
        for (int i = 0; i < names.size(); i++) {
            if (!isSame(names.get(i), name)) continue;
            NameAddr exact = NameAddr.read(values.get(i));
            NameAddr each = exact == null ? NameAddr.salvage(values.get(i)) : exact;
            if (found == null || found.tag().isEmpty() && !each.tag().isEmpty()) found = each;
        }
        return found;
    }

    /// Where the sender of this message wants to be asked: the first Contact that can be read, whatever the
    /// others are. Null when there is none, or it is `*`.
    @Nullable
    public NameAddr contact() {
        if (contact == null) contact = firstContact();
        return contact;
    }

    private @Nullable NameAddr firstContact() {
        for (String field : fields("Contact")) {
            List<String> values = new ArrayList<>(1);
            CommaList.split(field, values);
            for (String value : values) {
                NameAddr exact = NameAddr.read(value);
                NameAddr each = exact == null ? NameAddr.salvage(value) : exact;
                if (!each.uri().isEmpty()) return each;
            }
        }
        return null;
    }

    /// Empty when there is none.
    public String fromTag() {
        NameAddr from = from();
        return from == null ? "" : from.tag();
    }

    /// Empty when there is none.
    public String toTag() {
        NameAddr to = to();
        return to == null ? "" : to.tag();
    }

    // The parser hands out one String per known name, so the first comparison nearly always decides.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(String a, String b) {
        return a == b || a.equalsIgnoreCase(b);
    }
}
