/// Vendor B's dialect, on its path: translation, no decisions.
///
/// Entry points: [GatewayHandler], [GatewayRoutes]. Its words appear in no other folder. It never sees a call or a
/// table.
@org.jspecify.annotations.NullMarked
package io.ringtrue.server.api.veratad;
