/// Results of runs, kept so that runs add up, and the page that is made of them.
///
/// Entry points: [Results] reads and appends, [TrustPage] writes.
@org.jspecify.annotations.NullMarked
package io.ringtrue.trials.report;
