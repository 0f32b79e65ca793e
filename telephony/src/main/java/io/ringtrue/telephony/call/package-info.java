/// Placing phone calls: the package that outsiders use, with `call.trunk` and `call.keys` below it, besides `audio` and
/// `phone`. It joins the leaves `sip`, `sdp`, `rtp`, `srtp` and `audio`, which never see each other.
///
/// Entry points: [SipDialer] opens, [Dialer#dial] places a [Call]. A call's methods block the thread that uses it, so
/// each call has a (virtual) thread of its own. It never knows why somebody is called, nor what a key means.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.call;
