package io.ringtrue.server.storage.verifications;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.ringtrue.telephony.call.CallTrace;
import io.ringtrue.telephony.call.MediaFigures;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A call's trace as the text of one column: JSON, about 1.3 kB for a usual call and at most about 30 kB.
/// Rows of the ladder, which are most of it, are arrays.
///
/// Stored rows outlive a version. So a new member must be allowed to be absent, and the order in [Row]
/// and [Lasting] never changes.
final class CallTraceText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(CallTrace.Message.class, Row.class)
            .addMixIn(MediaFigures.Span.class, Lasting.class)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// `["PT0.031204S",true,"INVITE sip:…","1 INVITE",0]`
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"after", "isSent", "line", "cseq", "repeats"})
    private interface Row {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"from", "to"})
    private interface Lasting {}

    private CallTraceText() {}

    static String write(CallTrace trace) {
        return JSON.writeValueAsString(trace);
    }

    /// @throws tools.jackson.core.JacksonException when the text is none of ours
    static CallTrace read(String text) {
        return JSON.readValue(text, CallTrace.class);
    }
}
