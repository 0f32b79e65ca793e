/// Breaks an installation on purpose and judges whether it kept its promises. Not shipped.
///
/// Entry points: [Faults] is the command line behind `bin/faults`. [io.ringtrue.trials.oracle] judges,
/// [io.ringtrue.trials.world] is what surrounds the server and what can be broken, and
/// [io.ringtrue.trials.experiments] are the experiments F1 to F23.
///
/// It reaches the server through its public HTTP API, a trunk, a callback endpoint and signals to its
/// process. It never uses a class of the server.
@org.jspecify.annotations.NullMarked
package io.ringtrue.trials;
