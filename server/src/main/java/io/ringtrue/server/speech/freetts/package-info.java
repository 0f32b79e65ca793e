/// The default voice: FreeTTS, pure Java, nothing to install, English only.
///
/// Entry point: [FreettsEngine]. The library is not safe for two threads:
/// [io.ringtrue.server.speech.BoundedEngine] keeps it to one.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.speech.freetts;
