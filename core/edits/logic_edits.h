#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// What a person writes where an element of the logic takes a schedule, a time, a wait or a number: the
/// text as it is kept, or why it can't be read. Empty means not decided.
Result<std::string> readSchedule(const std::string& text);
Result<std::string> readTime(const std::string& text);
Result<std::string> readWait(const std::string& text);
/// 1 to 1000; empty is 0, not decided.
Result<int> readAttempts(const std::string& text);

/// Whether one service uses another, starts a job, or keeps a table; whether a search reads a column. What
/// is so already gives the very same project. A service can't use itself.
Result<Project> setUses(const Project& project, ServiceId service, ServiceId used, bool on);
Result<Project> setStarts(const Project& project, ServiceId service, JobId job, bool on);
Result<Project> setKeeps(const Project& project, ServiceId service, TableId table, bool on);
Result<Project> setSearched(const Project& project, SearchIndexId search, ColumnId column, bool on);

/// Another table for the search; columns of the former one are no longer read.
Result<Project> setSearchedTable(const Project& project, SearchIndexId search, TableId table);

/// How many resources of the API have no service of their own.
std::size_t resourcesWithoutService(const Project& project);
/// A controller, a service and a repository for each of them, called after the table; their calls of the API
/// then go to that controller. Ids derive from the table's, so it can be asked for again.
Result<Project> addResourceServices(const Project& project);

}  // namespace barch
