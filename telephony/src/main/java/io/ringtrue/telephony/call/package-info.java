/// Places phone calls. This is the package that other modules use, with `call.trunk` and `call.keys` below
/// it, and besides it `audio` and `phone`. It joins `sip`, `sdp`, `rtp`, `srtp` and `audio`, which never see
/// each other.
///
/// Entry points: [SipDialer] opens the sockets, [Dialer#dial] places a [Call].
///
/// Threads: a call's methods block the thread that uses it, so give each call a (virtual) thread; events and
/// keys arrive on the threads of SIP and media. This package never decides why somebody is called or what a
/// key means.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.call;
