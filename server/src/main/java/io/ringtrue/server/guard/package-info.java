/// Where may be called and how often; every refusal names its rule. Sees no other room.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.guard;
