/// The experiments F1 to F23.
///
/// Entry points: [Catalogue] lists them, [Trial] is one installation with the world around it and everything
/// that can be done to it. An experiment acts; the oracle judges afterwards. Where an experiment has a rule
/// of its own, such as "exactly ten calls", it reports the breach through [Trial#require].
///
/// Threads: `customer-n`, virtual, one for each order of a [Load].
@org.jspecify.annotations.NullMarked
package io.ringtrue.trials.experiments;
