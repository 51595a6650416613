#include "core/rules/tenancy/catalogue.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 7> stateWords = {"state", "status", "active", "ready", "enabled", "retired_at", "disabled_at"};

bool opensByDefault(const Column& column)
{
    if (!hasAnyPhrase(column.name, stateWords))
        return false;
    const std::vector<Token> tokens = tokenize(column.defaultExpression);
    return !tokens.empty() && (tokens.front().text == "true" || tokens.front().text == "1" || tokens.front().text == "ready" || tokens.front().text == "active" ||
                               tokens.front().text == "enabled");
}

void checkProject(const RuleContext& context, Report& report)
{
    const bool found = std::any_of(context.faces().begin(), context.faces().end(), [](const auto& each) { return isCatalogueName(each.second.name); });
    if (!found && !context.faces().empty())
        report.add(ElementRef{}, "Some tenants have a database of their own, but no table says which. Requests can end in the wrong database.");
}

void check(const RuleContext&, const Table& table, Report& report)
{
    if (!isCatalogueName(table.name))
        return;
    const bool hasState = std::any_of(table.columns.begin(), table.columns.end(), [](const Column& c) { return hasAnyPhrase(c.name, stateWords); });
    const bool opens = std::any_of(table.columns.begin(), table.columns.end(), opensByDefault);
    if (!hasState || opens)
        report.add(refTo(table), table.name + (hasState ? " opens a new tenant's database by default." : " doesn't say whether a tenant's database may be used.") +
                                     " Requests reach databases that are not ready, or not the tenant's any more.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    std::vector<FixOption> options;
    if (finding.element.kind == ElementKind::Project)
        options.push_back(addCatalogue("Add a catalogue of tenant databases that denies by default"));
    else
        options.push_back(changeTable("Deny until a database is marked as active", TableId(finding.element.id), [](const Project&, Table& table) {
            bool found = false;
            for (Column& column : table.columns) {
                if (opensByDefault(column))
                    column.defaultExpression = tokenize(column.defaultExpression).front().kind == TokenKind::String ? "" : "false";
                found = found || hasAnyPhrase(column.name, stateWords);
            }
            if (!found)
                addState(table);
        }));
    return options;
}

}  // namespace

extern const Rule hybridWithoutRouting = {
    .code = "TEN051",
    .name = "hybrid-without-routing",
    .title = "A catalogue says where each tenant's data lies, and denies by default",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = [](const RuleContext& c) { return c.tenancy().model == TenancyModel::Hybrid; },
    .checkTable = check,
    .checkProject = checkProject,
    .reads = part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
