/// What callees hear: prompts in their language, made of clips that an engine renders, at telephone level and band.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.speech;
