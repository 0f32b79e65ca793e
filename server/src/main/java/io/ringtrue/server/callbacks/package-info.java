/// Delivers callbacks at least once: the same request, unchanged, until it is answered with 2xx, the schedule
/// ends, or the receiver answers 410.
///
/// Entry points: [CallbackCourier] is the loop, [CallbackStore] the port, [Deliveries] lists them for people,
/// [Turns] decides which due callback goes next, [EndpointWatch] notices endpoints that fail. The loop runs on
/// `callback-1`; each delivery runs on a virtual thread `callback-n` of its own; [Shares] says how many. It
/// never reads what a callback reports, and sees no other rooms but `outbound` and `loop`.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.callbacks;
