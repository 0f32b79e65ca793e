/// Live sources that answer by ENUM: NAPTR records under a number's name (RFC 6116).
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.validation.live.dns;
