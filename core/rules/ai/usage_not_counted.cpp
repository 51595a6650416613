#include "core/rules/ai/models.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 8> usageTables = {"ai_usage", "llm_usage", "model_usage", "token_usage", "ai_calls", "ai_requests", "ai_usage_events", "ai_usages"};

bool isUsageTable(std::string_view name)
{
    const std::string lower = lowerCase(name);
    return std::find(usageTables.begin(), usageTables.end(), lower) != usageTables.end();
}

struct Lack {
    bool tokens = true;
    bool cost = true;
};

Lack lackOf(const Table& table)
{
    Lack lack;
    for (const Column& column : table.columns) {
        lack.tokens = lack.tokens && !hasWord(column.name, "tokens");
        lack.cost = lack.cost && !hasWord(column.name, "cost") && !hasWord(column.name, "price");
    }
    return lack;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!isUsageTable(table.name))
        return;
    const Lack lack = lackOf(table);
    std::vector<std::string> lacks;
    if (lack.tokens)
        lacks.push_back("how many tokens a call took");
    if (lack.cost)
        lacks.push_back("what it cost");
    if (!lacks.empty())
        report.add(refTo(table), table.name + " doesn't keep " + listed(lacks) + ". Nobody can say who spends the money.");
    else if (context.sharesDatabase() && !table.tenantKey)
        report.add(refTo(table), table.name + " doesn't say whose call it was. What AI costs can't be told for a tenant.").fix = FixKind::None;
}

void checkProject(const RuleContext& context, Report& report)
{
    if (context.project().aiModels.empty())
        return;
    for (const auto& [id, face] : context.faces())
        if (isUsageTable(face.name))
            return;
    report.add(ElementRef::of(ElementKind::AiModel, context.project().aiModels.begin()->id),
               "No table keeps the tokens and the cost of calls to a model. Add one, such as ai_usage, or accept the proposal.")
        .fix = FixKind::None;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    if (finding.fix == FixKind::None)
        return {};
    return onlyFix(changeTable("Keep tokens and cost of each call", TableId(finding.element.id), [](const Project&, Table& table) {
        const Lack lack = lackOf(table);
        const auto add = [&](const char* name, const char* type, const char* start, const char* comment) {
            Column column = newColumn(table, name, type);
            column.defaultExpression = start;
            column.comment = comment;
            table.columns.push_back(std::move(column));
        };
        if (lack.tokens) {
            add("input_tokens", "bigint", "0", "Tokens that were read.");
            add("output_tokens", "bigint", "0", "Tokens that were written.");
        }
        if (lack.cost) {
            add("cost", "bigint", "0", "What it cost, in millionths of the currency.");
            if (std::none_of(table.columns.begin(), table.columns.end(), [](const Column& column) { return hasWord(column.name, "currency"); }))
                add("currency", "varchar(3)", "'EUR'", "Three capital letters (ISO 4217).");
        }
    }));
}

}  // namespace

extern const Rule usageNotCounted = {
    .code = "AI010",
    .name = "ai-usage-not-counted",
    .title = "Tokens and cost of AI are known for each tenant",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkTable = check,
    .checkProject = checkProject,
    .reads = part::ai | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
