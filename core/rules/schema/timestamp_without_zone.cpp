#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool lacksZone(const Column& column)
{
    if (column.userType)
        return false;
    const std::string type = lowerCase(column.type);
    const bool plain = bareType(type) == "timestamp" && type.find("with time zone") == std::string::npos;
    return plain || type == "timestamp without time zone";
}

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns)
        if (lacksZone(column) && !hasWord(column.name, "local"))
            report.add(refTo(table, column), dotted(table, column) + " is a time without a zone. Servers and people in other zones read it as another moment.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const AnyId id = finding.element.id;
    return onlyFix(changeTable("Store the moment with its zone (timestamptz)", TableId(finding.element.owner), [id](const Project&, Table& table) {
        Column* column = findById(table.columns, id);
        if (!column || !lacksZone(*column))
            return;
        const std::size_t bracket = column->type.find('(');
        const std::size_t end = column->type.find(')');
        column->type = bracket == std::string::npos || end == std::string::npos ? "timestamptz"
                                                                               : "timestamptz" + column->type.substr(bracket, end + 1 - bracket);
    }));
}

}  // namespace

extern const Rule timestampWithoutZone = {
    .code = "SCH005",
    .name = "timestamp-without-zone",
    .title = "Moments in time carry their zone",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = onPostgreSql,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
