package io.ringtrue.server.api.veratad;

import java.util.List;
import java.util.Map;

/// One JSON value of a query. Never prints its content.
sealed interface Given {
    /// Absent, or `null`.
    record Nothing() implements Given {}

    record Text(String value) implements Given {
        @Override
        public String toString() {
            return "Text[***]";
        }
    }

    /// @param written exactly as it was sent
    record Number(String written) implements Given {
        @Override
        public String toString() {
            return "Number[***]";
        }
    }

    record Truth() implements Given {}

    record Items(List<Given> items) implements Given {}

    record Members(Map<String, Given> members) implements Given {
        static final Members NONE = new Members(Map.of());

        Given at(String name) {
            return members.getOrDefault(name, new Nothing());
        }
    }
}
