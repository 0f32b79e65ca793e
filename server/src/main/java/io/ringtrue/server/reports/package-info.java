/// Read-only rows for operators and audits.
///
/// Entry points: [ReportStore], [OverviewStore] and [VerificationReports], the ports. It starts no thread, never
/// writes, and sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.reports;
