/// The first page: what happens now and what needs somebody.
///
/// Entry points: [OverviewPage]; [OverviewViews] reads its figures, however many pages are open; [Alerts] finds what
/// comes first. It starts no thread and changes nothing.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.overview;
