/// The product. This package starts and stops it, and is imported by none of the rooms.
///
/// Entry points: [RingtrueApplication] is `main`, [Lifecycle] starts the loops and drains them at the end.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server;
