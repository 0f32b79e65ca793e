/// Delivers callbacks at least once: the same request, unchanged, until it is answered with 2xx or the
/// schedule ends.
///
/// Entry points: [CallbackCourier] is the loop, [CallbackStore] the port. A delivery runs on a virtual thread
/// `callback-n`, 256 at once and 8 to one host. It never knows what a callback says, and sees no other room
/// but `outbound`.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.callbacks;
