/// Official files about who holds which numbers, kept in this node's data folder.
///
/// Entry point: [OperatorFiles] loads files and swaps their data in whole. A load runs on the caller's
/// thread; look-ups go on meanwhile with the old data. It never downloads a file, and sees `numbers` only.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.operatordata;
