/// The pages of the trunks that carry calls: the list, and one trunk to read or change.
///
/// Entry points: [TrunksPage] lists; [TrunkPage] creates and changes; [TrunkDeletePage] deletes after asking;
/// [TrunkCheckPage] has a trunk checked; [FirstTrunkPage] is the step of the first run.
/// [TrunkRoom] is what they know of trunks, and [TrunkFields] reads the form. A change runs on the thread of the
/// request and may wait for the name of a host. A password goes in and never comes out, and trunks that the
/// configuration file owns are never changed.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.settings.trunks;
