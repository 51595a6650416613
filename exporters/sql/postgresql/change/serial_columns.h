#pragma once

#include "core/model/project.h"

#include <string>

namespace barch::sql::postgresql {

bool isSerial(const Column& column);
/// "bigint" for a bigserial column.
std::string plainTypeOf(const Column& serial);

struct SaidSequences {
    Project before;
    Project after;
};
/// The two designs with serial columns written as what the server makes of them, a number with a sequence for its
/// default, wherever one of the two has something else there. So one kind of numbering turns into another by changes
/// of sequences and defaults.
SaidSequences withSequencesSaid(const Project& before, const Project& after);

}  // namespace barch::sql::postgresql
