/// Numbers in `/v1`: one number looked up, lists cleaned while they stream, the sources of what is known.
///
/// Entry points: [NumbersController], [BatchController], [NumberSourcesController]. A list is computed on the
/// `bulk-n` threads and written by its request's own thread. It never keeps a list.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.v1.numbers;
