/// The default voice: FreeTTS, pure Java, nothing to install, English only.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.speech.freetts;
