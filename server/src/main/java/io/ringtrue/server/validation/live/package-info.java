/// What others know about a number right now: sources asked within one deadline, merged over the local answer.
/// Of the house it sees `numbers` and money only.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.validation.live;
