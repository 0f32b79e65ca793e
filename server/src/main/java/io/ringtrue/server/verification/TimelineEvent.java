package io.ringtrue.server.verification;

import java.time.Instant;

/// One line of a verification's story.
///
/// @param event a short name: `accepted`, `ringing`, `speaking`, `keys`, `charged`, …
/// @param detail one line; a PIN shows as `*****`
public record TimelineEvent(Instant at, String event, String detail) {}
