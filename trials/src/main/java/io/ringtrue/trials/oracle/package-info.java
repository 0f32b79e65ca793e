/// Judges by the invariants I1 to I12 whether a server kept its promises.
///
/// Entry point: [Oracle]. It compares what the server exports with what its customer, the telephones and the
/// callback endpoint saw. A right PIN that did not count is excused only when *this call's* node died before
/// the outcome could be stored ([Excuses]).
///
/// It has no threads and never talks to a server.
@org.jspecify.annotations.NullMarked
package io.ringtrue.trials.oracle;
