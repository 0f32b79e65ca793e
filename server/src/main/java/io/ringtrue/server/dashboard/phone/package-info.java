/// The browser phone: a signed-in person's browser holds numbers of the built-in carrier and answers their calls,
/// which travel through real SIP and RTP on loopback. In the sandbox only.
///
/// Entry points: [HeldNumbers], which the built-in carrier asks who is at a number; [LineSocket], the WebSocket
/// `/phone/line`; [PhoneController], the page and its button *Call me*.
///
/// Threads: `phone-line-n`, one a browser, writes to it. Commands run on the container's threads, what a call reports
/// on the call's: those only put something into the browser's bounded [Outbox] and never wait for the browser.
///
/// Never: decides about a verification, shows one of another account, or keeps a call that its browser has left. The
/// built-in carrier has one set of numbers for all accounts: whoever holds a number gets every call to it, and hears
/// a PIN that the call speaks. So this room must stay closed outside the sandbox.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.dashboard.phone;
