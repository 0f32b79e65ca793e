/// Audit views read from the tables of all rooms. Nothing is written here.
///
/// Entry points: [JdbcReportStore], [JdbcOverviewStore], [JdbcVerificationReports].
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.storage.reports;
