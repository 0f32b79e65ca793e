/// Tests of the whole server in this process: real HTTP, real SIP and RTP on loopback, real SQLite in a folder of its
/// own. What they know of it is what a customer, an operator and a callee can see.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.whole;
