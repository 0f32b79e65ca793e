/// The official files of who holds which numbers, as they lie in this node's data folder. Knows numbers, and neither
/// HTTP nor money.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.operatordata;
