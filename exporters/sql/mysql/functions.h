#pragma once

#include "exporters/sql/draft.h"

namespace barch::sql::mysql {

void writeFunctions(Draft& draft);
/// One trigger for each event.
void writeTriggers(Draft& draft);
/// Whether the statement holds several, so that the client needs another delimiter.
bool isCompound(const std::string& statement);

}  // namespace barch::sql::mysql
