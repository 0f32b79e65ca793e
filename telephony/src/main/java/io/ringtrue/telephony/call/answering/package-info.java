/// Who answered: a person, a machine, or still unsure. It listens to the far end beside our prompt, from the
/// first frame after the answer, and never delays anything.
///
/// Entry points: [AnswerListening] is fed by the stream's voice and asked by the call's thread; it holds an
/// [AnswerDetector], which takes frames of 20 ms and has neither clock nor lock. [AnswerTree] is the decision
/// tree that `bin/train-answering` writes; [WhoAnswered] is the judgement with its evidence.
///
/// Threads: none of its own. The reader thread feeds it, so a frame costs about a microsecond and allocates
/// nothing. This package keeps no sound, and never decides what happens to a call.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.call.answering;
