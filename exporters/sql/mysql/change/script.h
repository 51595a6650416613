#pragma once

#include "exporters/sql/change/change_script.h"

namespace barch::sql::mysql {

/// One script for one database of MySQL 8.0 or MariaDB 10.6 and later. MySQL commits each statement by itself, so
/// each step is one statement with what takes it back beside it, and `down` is made of those, the last first: whoever
/// is stopped in the middle goes on from there, or back from there. What is stored as text (views, triggers,
/// routines, grants) is made again exactly where it says something else or something in its way changes.
Result<ChangeScript> changeScript(const Project& before, const Project& after, const ScriptOptions& options);

}  // namespace barch::sql::mysql
