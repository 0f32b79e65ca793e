/// Numbers in `/v1`: looks up one number, cleans lists while they stream, and lists the sources of the data.
///
/// Entry points: [NumbersController], [BatchController], [NumberSourcesController]. Runs on Tomcat's virtual
/// threads; the rows of a list are computed on the `bulk-n` threads and written by the request's own thread.
/// It never stores a list.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.v1.numbers;
