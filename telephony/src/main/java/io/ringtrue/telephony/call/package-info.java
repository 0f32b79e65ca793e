/// Placing phone calls, as the rest of the world sees it: the only package of this module that outsiders use
/// besides `audio` and `phone`. It joins the four leaves `sip`, `sdp`, `rtp` and `audio`, which never see each
/// other.
@org.jspecify.annotations.NullMarked
package io.ringtrue.telephony.call;
