/// The ports in memory, for tests of the HTTP layer over a real socket.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.fakes;
