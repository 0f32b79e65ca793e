/// What surrounds a server in a trial, and what can be broken: its processes ([Node]), its database
/// ([Postgres], [Relay]), its disk, the telephone network ([Phones]) and the customer's endpoint
/// ([CallbackEndpoint]).
///
/// Entry points: those, and [ServerClient] for the public API.
///
/// Threads: those of the phones, of the endpoint and of the relays, all virtual. Nothing here judges.
@org.jspecify.annotations.NullMarked
package io.ringtrue.trials.world;
