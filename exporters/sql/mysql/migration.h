#pragma once

#include "exporters/sql/draft.h"
#include "exporters/target.h"

namespace barch::sql::mysql {

/// 0001_NAME.up.sql and .down.sql for one database, below `folder`.
Result<ExportResult> exportOneDatabase(const Project& project, const ExportOptions& options, const std::string& folder);

/// All statements for the draft's design, in their order.
void writeSteps(Draft& draft);
/// What a script of statements begins with, and one statement of it: one that holds semicolons of its own goes
/// between DELIMITER lines.
std::string scriptSettings();
void appendStatement(std::string& text, const std::string& statement);

}  // namespace barch::sql::mysql
