package io.ringtrue.server.api.v1.admin;

import io.ringtrue.telephony.call.trunk.Trunk;
import java.util.List;
import java.util.Optional;

/// Who owns the trunks.
///
/// @param configured the configuration file's trunks, when it names any: then it owns all trunks. Empty: the
/// store owns them
public record TrunkOwnership(Optional<List<Trunk>> configured) {}
