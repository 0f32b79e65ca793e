/// The default voice: FreeTTS, pure Java, nothing to install, English only.
///
/// Entry point: [FreettsEngine]. It starts no thread. The library is not safe for two threads, so
/// [io.ringtrue.server.speech.engine.BoundedEngine] runs it on one. It never reads the network or the disk.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.speech.freetts;
