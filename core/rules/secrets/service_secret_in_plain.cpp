#include "core/rules/change_element.h"
#include "core/rules/credentials.h"

#include "core/edits/column_edits.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns)
        if (isServiceSecret(column) && !isKeptSafe(column))
            report.add(refTo(table, column), dotted(table, column) + " keeps the secret of another service as it is. A copy of the database opens that service too.");
}

bool namesSecret(std::string_view variable)
{
    static constexpr std::array<std::string_view, 9> secrets = {"secret", "password", "passwd", "token", "api_key", "secret_key", "private_key", "access_key", "database_url"};
    static constexpr std::array<std::string_view, 12> open = {"public", "publishable", "anon", "id", "name", "reference", "length", "limit", "ttl", "url_prefix", "lifetime", "minutes"};
    return hasAnyPhrase(variable, secrets) && !hasAnyPhrase(variable, open);
}

bool looksLikeValue(const std::string& example)
{
    return !example.empty() && example.front() != '<' && example.find("...") == std::string::npos;
}

void checkEnvironment(const RuleContext& context, Report& report)
{
    for (const EnvironmentVariable& variable : context.project().environment) {
        const ElementRef element = ElementRef::of(ElementKind::EnvironmentVariable, variable.id);
        if (variable.secret && looksLikeValue(variable.example))
            report.add(element, variable.name + " is a secret and has an example value here. Whoever reads the design may try it.");
        else if (!variable.secret && namesSecret(variable.name))
            report.add(element, variable.name + " holds a secret by its name, but is not marked as one. Its value can end in logs and documents.");
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    std::vector<FixOption> options;
    if (finding.element.kind == ElementKind::EnvironmentVariable) {
        const EnvironmentVariableId id(finding.element.id);
        options.push_back(changeElement("Mark it as a secret, without a value", &Project::environment, id, "variable", [](const Project&, EnvironmentVariable& variable) {
            variable.secret = true;
            variable.example.clear();
        }));
        return options;
    }
    options.push_back(protectColumn("Encrypt it, with a key outside of the database", finding, Protection::Encrypted, "aes-256-gcm", "The program needs the key at hand."));
    const TableId tableId(finding.element.owner);
    const ColumnId columnId(finding.element.id);
    const Table* table = context.table(tableId);
    const Column* column = table ? table->column(columnId) : nullptr;
    const std::string name = column ? column->name + "_reference" : "secret_reference";
    options.push_back(changeProject("Keep the name of an entry of the secret store only", [=](const Project& project) { return renameColumn(project, tableId, columnId, name); },
                                    "Reading it takes a call to the secret store."));
    return options;
}

}  // namespace

extern const Rule serviceSecretInPlain = {
    .code = "SEC001",
    .name = "service-secret-in-plain",
    .title = "Secrets of services lie in the secret store",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkTable = check,
    .checkProject = checkEnvironment,
    .reads = part::environment,
    .fixes = fixes,
};

}  // namespace barch::rules
