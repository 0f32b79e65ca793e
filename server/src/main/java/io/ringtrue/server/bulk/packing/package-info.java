/// Lists that arrive packed: gzip and zip, unpacked while they stream, with bounds on what they grow to.
///
/// Entry point: [PackedList]. Runs on the reader's thread; never holds a whole list.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.bulk.packing;
