/// How many calls one core carries, and how evenly they speak: the whole product on one core, SIPp as callee on
/// another.
///
/// Entry points: [CallBench] climbs, [BareSender] is the floor it stands beside. Nothing here is shipped.
@org.jspecify.annotations.NullMarked
package io.ringtrue.bench.calls;
