/// Makes the corpus of answered calls from synthesized speech, trains the decision tree of
/// `telephony.call.answering` on one half of its voices and scripts, and measures it on the other half beside
/// the rule of Asterisk's `app_amd`.
///
/// Entry points: [MakeAnsweringCorpus] and [TrainAnswering], each the command of the same name in `bin`.
///
/// Threads: none of its own. Everything random follows from one seed.
@org.jspecify.annotations.NullMarked
package io.ringtrue.bench.answering;
