/// The product. This package starts and stops it; no room imports it.
///
/// Entry points: [RingtrueApplication] is `main`, [SpringStarter] starts the server for the command line,
/// [Lifecycle] starts the loops and stops them at the end. It makes the threads `recovery-1` and `trunks-1`.
/// It never handles a request.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server;
