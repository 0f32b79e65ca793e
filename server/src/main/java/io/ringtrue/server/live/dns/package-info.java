/// Live sources that answer by ENUM: NAPTR records under a number's name (RFC 6116).
///
/// Entry point: [EnumSource]. It never follows a name that an answer contains.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.live.dns;
