#include "exporters/sql/mysql/migration.h"

#include "exporters/sql/mysql/functions.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/policies.h"
#include "exporters/sql/mysql/roles.h"
#include "exporters/sql/mysql/tables.h"
#include "exporters/sql/mysql/views.h"
#include "exporters/sql/verbatim.h"
#include "exporters/sql/names.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

void warnOfTheRest(Draft& draft)
{
    const Project& project = draft.project();
    for (const Sequence& sequence : project.sequences)
        draft.leftOut(ElementRef::of(ElementKind::Sequence, sequence.id), "Sequence", "Left out: MySQL has AUTO_INCREMENT columns instead.");
    for (const Extension& extension : project.extensions)
        draft.leftOut(ElementRef::of(ElementKind::Extension, extension.id), "Extension", "Left out: it is PostgreSQL's.");
}

std::string upFile(const Draft& draft, const std::string& migration)
{
    std::string steps;
    for (const Step& step : draft.steps()) {
        if (!step.comment.empty())
            steps += "\n-- " + oneLine(step.comment) + "\n";
        appendStatement(steps, step.statement);
    }
    std::string text = "-- " + migration + ".up.sql: " + oneLine(draft.project().info->name) + ", for MySQL 8 and MariaDB 10.11.\n"
                       "-- MySQL commits each statement by itself. When one fails, run the reverses of those before it from\n"
                       "-- the down file, which has them in the opposite order.\n";
    if (steps.find("\nDELIMITER ") != std::string::npos)
        text += "-- The DELIMITER lines are for the clients mysql and mariadb. A driver takes each block without them.\n";
    if (steps.find("CREATE FUNCTION") != std::string::npos)
        text += "-- Where the server keeps a binary log, functions need log_bin_trust_function_creators = 1 or SUPER.\n";
    return text + "\n" + scriptSettings() + steps;
}

std::string downFile(const Draft& draft, const std::string& migration)
{
    std::string text = "-- " + migration + ".down.sql: takes back " + migration + ".up.sql, rows included.\n\n" + scriptSettings() + "\n";
    for (auto step = draft.steps().rbegin(); step != draft.steps().rend(); ++step)
        if (!step->reverse.empty())
            text += step->reverse + ";\n";
    return text;
}

}  // namespace

void writeSteps(Draft& draft)
{
    checkNames(draft);
    writeRoles(draft);
    writeVerbatim(draft, Dialect::MySql, VerbatimPlace::BeforeTables);
    writeTables(draft);
    writeFunctions(draft);
    writeViews(draft);
    writeTriggers(draft);
    writeTableGrants(draft);
    writeVerbatim(draft, Dialect::MySql, VerbatimPlace::AfterAll);
    warnOfPolicies(draft);
    warnOfTheRest(draft);
}

void appendStatement(std::string& text, const std::string& statement)
{
    const std::string word = lowerCase(std::string_view(statement).substr(0, 14));
    const bool isBlock = word.starts_with("create trigger") || word.starts_with("create functio") || word.starts_with("create procedu") ||
                         word.starts_with("create event");
    if (!isBlock || !isCompound(statement)) {
        text += statement;
        text += ";\n";
        return;
    }
    std::string mark = "//";
    while (statement.find(mark) != std::string::npos)
        mark += '/';
    text += "DELIMITER " + mark + "\n" + statement + mark + "\nDELIMITER ;\n";
}

std::string scriptSettings()
{
    return "SET NAMES utf8mb4;\nSET sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO';\n";
}

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

}  // namespace barch::sql::mysql
