#include "core/rules/credentials.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns)
        if (isSessionToken(table, column) && !isKeptSafe(column))
            report.add(refTo(table, column), dotted(table, column) + " keeps the token itself. Whoever reads the table, or a backup of it, is signed in as everybody.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(protectColumn("Keep a SHA-256 of the token only", finding, Protection::Hashed, "sha256", "Everybody signs in once more."));
}

}  // namespace

extern const Rule sessionTokenStoredRaw = {
    .code = "AUT004",
    .name = "session-token-stored-raw",
    .title = "Tokens of sessions are kept as hashes",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
