package io.ringtrue.server.trials;

import java.util.List;

/// Everything the oracle judges by, from three sides that cannot agree by accident: what the server says of itself,
/// what its customer was told, and what the telephones and the callback endpoint saw.
///
/// @param orders all that were sent, whatever came back
/// @param earlier final verifications as earlier exports showed them
/// @param now the export of an idle server
/// @param calls every call that reached the telephone network
/// @param callbacks every copy of every callback
record Evidence(
        List<Order> orders,
        List<AuditExport.Verification> earlier,
        AuditExport now,
        List<Phones.Heard> calls,
        List<CallbackLog.Copy> callbacks) {}
