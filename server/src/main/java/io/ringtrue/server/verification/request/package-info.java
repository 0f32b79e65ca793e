/// What a caller asks for, before anything is decided: the request as a dialect brings it, and its checks.
///
/// Entry points: [StartRequest] is what a dialect fills in, [RequestChecker] says everything that is wrong with it.
/// Runs on the caller's thread. It stores nothing and knows no verification.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.verification.request;
