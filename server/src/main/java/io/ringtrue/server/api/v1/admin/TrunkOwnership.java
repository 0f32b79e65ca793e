package io.ringtrue.server.api.v1.admin;

import io.ringtrue.telephony.call.trunk.Trunk;
import java.util.List;
import java.util.Optional;

/// Who decides about trunks.
///
/// @param configured those of the configuration file, which then owns them all; empty: the store does
public record TrunkOwnership(Optional<List<Trunk>> configured) {}
