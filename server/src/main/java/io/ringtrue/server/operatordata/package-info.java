/// The official files of who holds which numbers, as they lie in this node's data folder.
///
/// Entry point: [OperatorFiles] loads them and swaps them in whole. A load runs on the caller's thread. It
/// knows `numbers`, and neither HTTP nor money.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.operatordata;
