/// Delivers opaque URLs at least once. Sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.callbacks;
