package io.ringtrue.telephony.sip.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The header fields of one message, in the order of the wire. Names are compared without case. The parser
/// expands compact forms (RFC 3261 §7.3.3), so only full names are looked up. One thread builds it;
/// afterwards it is only read.
public final class SipHeaders {
    private final ArrayList<String> names = new ArrayList<>(16);
    private final ArrayList<String> values = new ArrayList<>(16);

    // Parsed once and kept: matching a message reads these fields several times.
    private @Nullable Via topVia;
    private @Nullable CSeq cseq;
    private @Nullable NameAddr from;
    private @Nullable NameAddr to;
    private @Nullable NameAddr contact;

    /// Appends a field, also if the name is there already.
    ///
    /// @param value without the space around it; a line break in it is written as a space
    /// @return this
    public SipHeaders add(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /// How many fields there are.
    public int size() {
        return names.size();
    }

    /// The full name of the field at this index, from 0.
    public String name(int index) {
        return names.get(index);
    }

    /// The whole value of the field at this index, from 0.
    public String value(int index) {
        return values.get(index);
    }

    /// The whole value of the first field of that name; null when there is none.
    public @Nullable String first(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (isSame(names.get(i), name)) return values.get(i);
        }
        return null;
    }

    /// How many fields of that name there are. A field with several values, separated by commas, counts once.
    public int count(String name) {
        int count = 0;
        for (String each : names) {
            if (isSame(each, name)) count++;
        }
        return count;
    }

    /// The whole values of all fields of that name; empty when there is none. Use it for fields such as
    /// WWW-Authenticate, where a comma need not separate values.
    public List<String> fields(String name) {
        List<String> found = new ArrayList<>(4);
        for (int i = 0; i < names.size(); i++) {
            if (isSame(names.get(i), name)) found.add(values.get(i));
        }
        return found;
    }

    /// All values of that name, also those that one field joins by commas (RFC 3261 §7.3.1); empty when there
    /// is none.
    public List<String> list(String name) {
        List<String> found = new ArrayList<>(4);
        for (int i = 0; i < names.size(); i++) {
            if (isSame(names.get(i), name)) CommaList.split(values.get(i), found);
        }
        return found;
    }

    /// Appends all fields of that name from another message, unchanged.
    ///
    /// @return this
    public SipHeaders copy(SipHeaders from, String name) {
        for (int i = 0; i < from.names.size(); i++) {
            if (isSame(from.names.get(i), name)) add(name, from.values.get(i));
        }
        return this;
    }

    /// The Call-ID; empty when missing. The parser drops requests without one.
    public String callId() {
        String value = first("Call-ID");
        return value == null ? "" : value;
    }

    /// The first Via, as far as it can be read; null when it is missing.
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

    /// The CSeq; null when it is missing or broken.
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

    /// If a field is repeated, the first one with a tag counts: the tag identifies the dialog (RFC 3261 §12).
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

    /// The address at which the sender wants further requests: the first Contact that can be read. Null when
    /// there is none, or when it is `*`.
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

    // The parser shares one String for each known name, so the comparison by reference nearly always decides.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(String a, String b) {
        return a == b || a.equalsIgnoreCase(b);
    }
}
