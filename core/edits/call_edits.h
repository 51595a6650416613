#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>
#include <vector>

namespace barch {

/// Edits of single calls and of what holds for all of them. Resources: endpoint_edits.h.

struct OfferedTable {
    TableId table;
    std::vector<Operation> operations; ///< of List to Delete; none: the resource goes, but for its actions and uploads
};
/// Each of these tables is offered with exactly these operations; what is called already keeps what was changed
/// about it. Errors as `addResource` and `chooseOperations`.
Result<Project> offerTables(const Project& project, const std::vector<OfferedTable>& wanted);

/// The id of the action that `addAction` makes.
EndpointId actionIdOf(TableId table, const std::string& verb);
/// A call beyond reading and writing one row: "close" of tickets is POST /tickets/{id}/close, with the permission and
/// the errors that are usual. Errors: a word that is none, a table that can't be offered, a call that is there.
Result<Project> addAction(const Project& project, TableId table, const std::string& verb);
/// A call that takes a file for a row of the table, of a type and size that are to be chosen (10 MB, any type).
Result<Project> addUpload(const Project& project, TableId table);

/// Refused: what is no name in every programming language, and another call's (letter case does not tell names apart).
Result<Project> setOperationId(const Project& project, EndpointId endpoint, const std::string& name);
/// Dates as 2026-11-22, or nothing. Refused: no such day; an end without a beginning or before it.
Result<Project> setDeprecation(const Project& project, EndpointId endpoint, const std::string& since, const std::string& removedAfter);
/// Whether the call may answer with this status. Refused: what is no error (400 to 599).
Result<Project> setErrorStatus(const Project& project, EndpointId endpoint, int status, bool answers);
/// Statuses that every call can answer with, whatever it does.
inline constexpr int certainStatuses[] = {400, 401, 429, 500};
/// Refused: a base path that is none, "*" among the origins, an origin that is no address of a server.
Result<Project> changeApiSettings(const Project& project, ApiSettings settings);

}  // namespace barch
