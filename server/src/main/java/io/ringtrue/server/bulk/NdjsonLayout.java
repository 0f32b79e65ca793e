package io.ringtrue.server.bulk;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Finds out from the first line of NDJSON which member holds the number.
final class NdjsonLayout {
    private NdjsonLayout() {}

    static Layout.Ndjson of(byte[] first, BulkOptions options) throws UnreadableList {
        Optional<String> asked = options.column();
        if (asked.isPresent()) {
            return new Layout.Ndjson(asked.get(), "NDJSON, member " + asked.get() + " (as asked)");
        }
        int end = 0;
        while (end < first.length && first[end] != '\n') end++;
        List<String> members = JsonLine.members(first, 0, end);
        OptionalInt usual = PhoneColumn.guessed(members);
        if (usual.isPresent()) {
            String member = members.get(usual.getAsInt());
            return new Layout.Ndjson(member, "NDJSON, member " + member + " (guessed by its name)");
        }
        if (members.isEmpty()) return new Layout.Ndjson("phone", "NDJSON, member phone (the usual one)");
        throw new UnreadableList(
                "column", "must be chosen; the members of the first line are: " + PhoneColumn.told(members));
    }
}
