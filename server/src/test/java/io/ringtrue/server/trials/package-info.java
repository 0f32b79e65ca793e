/// Experiments on a real server in a process of its own: break it on purpose, then ask the oracle whether every
/// promise was kept.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.trials;
