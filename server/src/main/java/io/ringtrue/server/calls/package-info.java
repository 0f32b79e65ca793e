/// Runs calls by script.
///
/// Entry points: [CallDesk] claims orders and starts threads, [CallScript] is what a call says, [CallOutcome]
/// how it ended. One virtual thread `call-<id>` for each call. It knows no verification, no money and no
/// callback: it is given a [CallOrder] and returns a [CallOutcome].
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.calls;
