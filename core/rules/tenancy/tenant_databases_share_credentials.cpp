#include "core/rules/tenancy/catalogue.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 3> versionWords = {"version", "migration", "migrations"};
constexpr std::array<std::string_view, 9> credentialWords = {"credential", "credentials", "secret", "login", "user", "role", "dsn", "connection", "password"};

template <class Names>
std::vector<std::string> missing(const Names& names)
{
    std::vector<std::string> lacks;
    if (!hasColumnLike(names, versionWords))
        lacks.emplace_back("the version of its schema");
    if (!hasColumnLike(names, credentialWords))
        lacks.emplace_back("a login of its own");
    return lacks;
}

std::vector<std::string> namesOfColumns(const Table& table)
{
    std::vector<std::string> names;
    for (const Column& column : table.columns)
        names.push_back(column.name);
    return names;
}

void checkProject(const RuleContext& context, Report& report)
{
    const bool found = std::any_of(context.faces().begin(), context.faces().end(), [](const auto& each) { return isCatalogueName(each.second.name); });
    if (!found && !context.faces().empty() && context.tenancy().model == TenancyModel::Isolated)
        report.add(ElementRef{}, "Each tenant has a database of its own, but no table lists them with their schema version and login. Nobody knows which ones a migration missed.");
}

void check(const RuleContext&, const Table& table, Report& report)
{
    if (!isCatalogueName(table.name))
        return;
    if (const auto lacks = missing(namesOfColumns(table)); !lacks.empty())
        report.add(refTo(table), table.name + " lists the tenants' databases without " + listed(lacks) +
                                     ". A failed migration goes unnoticed, or one stolen login opens all of them.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    std::vector<FixOption> options;
    if (finding.element.kind == ElementKind::Project)
        options.push_back(addCatalogue("Add a catalogue of tenant databases with version and login"));
    else
        options.push_back(changeTable("Add what the catalogue lacks", TableId(finding.element.id), [](const Project&, Table& table) {
            if (!hasColumnLike(namesOfColumns(table), versionWords))
                addVersion(table);
            if (!hasColumnLike(namesOfColumns(table), credentialWords))
                addCredential(table);
        }));
    return options;
}

}  // namespace

extern const Rule tenantDatabasesShareCredentials = {
    .code = "TEN052",
    .name = "tenant-databases-share-credentials",
    .title = "Each tenant database has its own login and a known version",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = [](const RuleContext& c) { return c.tenancy().model == TenancyModel::Isolated || c.tenancy().model == TenancyModel::Hybrid; },
    .checkTable = check,
    .checkProject = checkProject,
    .reads = part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
