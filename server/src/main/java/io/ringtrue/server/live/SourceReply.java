package io.ringtrue.server.live;

import java.time.LocalDate;

/// How asking one source about one number ended.
public sealed interface SourceReply {
    /// @param date when the source was asked, UTC
    record Found(LiveAnswer answer, LocalDate date) implements SourceReply {}

    /// The source answered that it does not know the number.
    record NotFound() implements SourceReply {}

    /// The source could not be reached, or what it answered makes no sense.
    record Failed() implements SourceReply {}

    /// The source was not asked, or has not answered yet.
    record Withheld(LiveNote why) implements SourceReply {}
}
