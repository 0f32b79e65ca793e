/// What others know about a number right now: sources asked within one deadline, merged over the local answer.
///
/// Entry points: [LiveSources] asks, [LiveSource] is the port each source implements. A query runs on a virtual thread
/// `live-n`; an answer that is late is dropped. Invalid numbers are never sent to a source. Of the house it sees
/// `numbers` and money, and its HTTP `outbound`.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.live;
