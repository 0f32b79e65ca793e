/// Live sources that answer in JSON over HTTP; which, and how they spell things, is configuration.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.validation.live.http;
