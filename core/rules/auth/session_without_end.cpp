#include "core/rules/answer_fixes.h"
#include "core/rules/credentials.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 7> expiryWords = {"expires", "expiry", "expire", "valid_until", "expiration", "ends_at", "timeout"};
constexpr std::array<std::string_view, 6> revokeWords = {"revoked", "ended", "invalidated", "logged_out", "terminated", "is_active"};
constexpr std::array<std::string_view, 6> rotationWords = {"replaced", "rotated", "family", "superseded", "parent", "used"};

template <std::size_t N>
bool hasColumn(const Table& table, const std::array<std::string_view, N>& phrases)
{
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return hasAnyPhrase(column.name, phrases); });
}

struct Lack {
    std::string what;
    std::string column;
};

std::vector<Lack> lacksOf(const Table& table)
{
    std::vector<Lack> lacks;
    const bool refresh = isRefreshTokenTable(table);
    if (!refresh && !isLoginSessionTable(table))
        return lacks;
    if (!hasColumn(table, expiryWords))
        lacks.push_back({"ends by itself", "expires_at"});
    if (!hasColumn(table, revokeWords))
        lacks.push_back({"can be ended by hand", "revoked_at"});
    if (refresh && !hasColumn(table, rotationWords))
        lacks.push_back({"is replaced when it is used", "replaced_at"});
    return lacks;
}

void check(const RuleContext&, const Table& table, Report& report)
{
    std::vector<std::string> words;
    for (const Lack& lack : lacksOf(table))
        words.push_back(lack.what);
    if (!words.empty())
        report.add(refTo(table), "Nothing in " + table.name + " says that a login " + listed(words, "or") + ". A stolen token works for ever.");
}

void checkAnswer(const RuleContext& context, Report& report)
{
    if (context.wasAnswered("auth.session_duration") && context.has("auth.session_duration", "until_logout"))
        report.add(ElementRef::answer("auth.session_duration"), "A login lasts until the person signs out. On a lost or shared device that is for ever.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    if (finding.element.kind == ElementKind::Answer)
        return otherAnswers(context, "auth.session_duration", {"until_logout"});
    return onlyFix(changeTable("Add an end to each login", TableId(finding.element.id), [](const Project&, Table& table) {
        for (const Lack& lack : lacksOf(table)) {
            Column column = newColumn(table, lack.column, "timestamptz");
            column.nullable = lack.column != "expires_at";
            table.columns.push_back(std::move(column));
        }
    }));
}

}  // namespace

extern const Rule sessionWithoutEnd = {
    .code = "AUT005",
    .name = "session-without-end",
    .title = "Logins end, and can be ended",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkTable = check,
    .checkProject = checkAnswer,
    .reads = part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
