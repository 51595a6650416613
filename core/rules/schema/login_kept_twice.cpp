#include "core/rules/credentials.h"

#include "core/edits/column_edits.h"
#include "core/edits/table_edits.h"

namespace barch::rules {
namespace {

bool isLoginTable(const Table& table)
{
    static constexpr std::array<std::string_view, 12> names = {"password_reset", "password_resets", "password_reset_tokens", "password_history", "email_verification_tokens",
                                                               "refresh_tokens", "mfa_factors", "mfa_recovery_codes", "login_codes", "user_sessions", "login_sessions", "password_tokens"};
    const std::string name = snakeCase(table.name);
    return std::find(names.begin(), names.end(), name) != names.end() || isLoginSessionTable(table);
}

bool hasProviderId(const Table& users)
{
    static constexpr std::array<std::string_view, 9> words = {"provider", "clerk", "auth0", "supabase", "firebase", "external", "auth_id", "subject", "auth_user_id"};
    return std::any_of(users.columns.begin(), users.columns.end(), [](const Column& column) { return hasAnyPhrase(column.name, words); });
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    const std::string service = context.values("auth.provider").empty() ? "the login service" : context.values("auth.provider").front();
    if (isLoginTable(table)) {
        report.add(refTo(table), table.name + " keeps what " + service + " keeps already. Two places that decide who is signed in disagree one day.");
        return;
    }
    for (const Column& column : table.columns)
        if (isPersonsPassword(table, column))
            report.add(refTo(table, column), dotted(table, column) + " keeps a password, but people sign in at " + service + ".");
    if (isPeopleTable(table) && !hasProviderId(table))
        report.add(refTo(table), table.name + " has no column for the person's id at " + service + ". Nothing ties a login to its row.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    if (finding.element.kind == ElementKind::Column) {
        const TableId table(finding.element.owner);
        const ColumnId column(finding.element.id);
        return onlyFix(changeProject("Remove the password", [=](const Project& project) { return removeColumn(project, table, column); },
                                     "The login service keeps passwords."));
    }
    const TableId id(finding.element.id);
    const Table* table = context.table(id);
    if (table && isLoginTable(*table))
        return onlyFix(changeProject("Remove the table", [id](const Project& project) { return removeTable(project, id); }, "The login service does its work."));
    const std::string provider = context.values("auth.provider").empty() ? "provider" : context.values("auth.provider").front();
    return onlyFix(changeTable("Add the person's id at the login service", id, [provider](const Project&, Table& users) {
        Column column = newColumn(users, provider + "_user_id", "varchar(190)");
        column.nullable = true;
        column.classification = Classification::Personal;
        const ColumnId columnId = column.id;
        users.columns.push_back(std::move(column));
        addUniqueOn(users, {columnId});
    }));
}

}  // namespace

extern const Rule loginKeptTwice = {
    .code = "SCH014",
    .name = "login-kept-twice",
    .title = "What the login service keeps is not kept again",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = [](const RuleContext& c) { return c.has("auth.method", "managed"); },
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
