#include "exporters/sql/sqlite/migration.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/names.h"
#include "exporters/sql/sqlite/functions.h"
#include "exporters/sql/sqlite/identifiers.h"
#include "exporters/sql/sqlite/policies.h"
#include "exporters/sql/sqlite/roles.h"
#include "exporters/sql/sqlite/tables.h"
#include "exporters/sql/sqlite/views.h"
#include "exporters/sql/verbatim.h"

#include <algorithm>

namespace barch::sql::sqlite {

void writeSteps(Draft& draft)
{
    checkNames(draft);
    writeVerbatim(draft, Dialect::Sqlite, VerbatimPlace::BeforeTables);
    writeTables(draft);
    writeViews(draft);
    writeTriggers(draft);
    writeVerbatim(draft, Dialect::Sqlite, VerbatimPlace::AfterAll);
    warnOfFunctions(draft);
    warnOfPolicies(draft);
    warnOfRoles(draft);
    for (const Sequence& sequence : draft.project().sequences)
        draft.leftOut(ElementRef::of(ElementKind::Sequence, sequence.id), "Sequence", "Left out: SQLite has none.");
    for (const Extension& extension : draft.project().extensions)
        draft.leftOut(ElementRef::of(ElementKind::Extension, extension.id), "Extension", "Left out: it is PostgreSQL's.");
}

namespace {

std::string upFile(const Draft& draft, const std::string& migration)
{
    std::string text = "-- " + migration + ".up.sql: " + oneLine(draft.project().info->name) + ", for SQLite 3.37 and later.\n"
                       "-- Every connection of the application has to run PRAGMA foreign_keys = ON: SQLite forgets it.\n\n"
                       "PRAGMA foreign_keys = ON;\nBEGIN;\n";
    for (const Step& step : draft.steps()) {
        if (!step.comment.empty())
            text += "\n-- " + oneLine(step.comment) + "\n";
        text += step.statement + ";\n";
    }
    return text + "\nCOMMIT;\n";
}

std::string downFile(const Draft& draft, const std::string& migration)
{
    std::string text = "-- " + migration + ".down.sql: takes back " + migration + ".up.sql, rows included.\n\n"
                       "PRAGMA foreign_keys = OFF;  -- all tables go, so no reference can be left\nBEGIN;\n";
    for (auto step = draft.steps().rbegin(); step != draft.steps().rend(); ++step)
        if (!step->reverse.empty())
            text += step->reverse + ";\n";
    return text + "COMMIT;\nPRAGMA foreign_keys = ON;\n";
}

}  // namespace

Result<ExportResult> exportOneDatabase(const Project& project, const ExportOptions& options, const std::string& folder)
{
    Draft draft(project, lexis());
    const std::string migration = "0001_" + options.name;
    writeSteps(draft);
    if (draft.error())
        return *draft.error();
    ExportResult result;
    result.files.push_back({folder + migration + ".down.sql", downFile(draft, migration)});
    result.files.push_back({folder + migration + ".up.sql", upFile(draft, migration)});
    result.warnings = draft.warnings();
    return result;
}

}  // namespace barch::sql::sqlite
