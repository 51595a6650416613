#include "core/rules/credentials.h"

namespace barch::rules {
namespace {

bool isStrong(const Column& column)
{
    static constexpr std::array<std::string_view, 6> methods = {"argon2id", "argon2", "argon2i", "argon2d", "bcrypt", "scrypt"};
    const std::string method = lowerCase(column.protectionMethod);
    return column.protection == Protection::Hashed &&
           std::any_of(methods.begin(), methods.end(), [&](std::string_view known) { return method.starts_with(known); });
}

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns) {
        if (!isPersonsPassword(table, column) || isStrong(column))
            continue;
        const std::string how = column.protection == Protection::Plain       ? " doesn't say that passwords are hashed"
                                : column.protection == Protection::Encrypted ? " keeps passwords encrypted: whoever has the key reads all of them"
                                : column.protectionMethod.empty()            ? " doesn't say by which method passwords are hashed"
                                                                             : " hashes passwords by " + column.protectionMethod + ", which is made to be fast";
        report.add(refTo(table, column), dotted(table, column) + how + ". A stolen copy of the table gives passwords away.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(protectColumn("Keep Argon2id hashes only", finding, Protection::Hashed, "argon2id"));
}

}  // namespace

extern const Rule passwordWeaklyHashed = {
    .code = "AUT003",
    .name = "password-weakly-hashed",
    .title = "Passwords are kept as slow hashes",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
