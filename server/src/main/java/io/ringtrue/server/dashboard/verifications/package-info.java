/// The verifications of an account or the installation: the list with its search and export, and the story of each one
/// with *Stop* and its evidence.
///
/// Entry points: [VerificationsPage] is the list, [VerificationPage] one verification; [Stories] reads what both pages
/// and the evidence of one show. Exports run on the request's thread. A PIN is not known here: it is never shown.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.verifications;
