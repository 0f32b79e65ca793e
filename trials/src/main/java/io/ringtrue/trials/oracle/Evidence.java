package io.ringtrue.trials.oracle;

import java.util.List;

/// Everything the oracle judges by, from sides that cannot agree by accident: what the server
/// exports, what its customer was answered, what the telephones and the callback endpoint saw,
/// and what was done to the server.
///
/// @param orders all that were sent, whatever was answered
/// @param earlier final verifications as earlier exports showed them
/// @param now the export of an idle server
/// @param calls every call that reached the telephone network
/// @param callbacks every copy of every callback
/// @param harms everything that was done to nodes and store
public record Evidence(
        List<Order> orders,
        List<AuditExport.Verification> earlier,
        AuditExport now,
        List<Heard> calls,
        List<Told> callbacks,
        List<Harm> harms) {}
