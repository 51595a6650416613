#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool isPersonal(const Column& column)
{
    static constexpr std::array<std::string_view, 24> phrases = {
        "email", "email_address", "phone", "phone_number", "mobile", "mobile_number", "first_name", "last_name", "full_name", "given_name", "family_name", "surname",
        "maiden_name", "date_of_birth", "birth_date", "birthday", "dob", "street_address", "home_address", "postal_address", "ip_address", "passport_number", "national_id", "gender"};
    static constexpr std::array<std::string_view, 12> about = {"verified", "at", "count", "enabled", "template", "subject", "id", "status", "is", "type", "provider", "domain"};
    const bool canHold = isTextType(column.type) || bareType(column.type) == "date" || bareType(column.type) == "inet" || column.type.empty();
    return canHold && hasAnyPhrase(column.name, phrases) && !hasAnyPhrase(column.name, about);
}

bool isHeldToRules(const RuleContext& context)
{
    return context.has("infra.compliance", "gdpr") || context.has("infra.compliance", "hipaa") || context.has("infra.compliance", "soc2") || context.has("infra.compliance", "pci_dss");
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    for (const Column& column : table.columns) {
        if (column.classification != Classification::Unclassified || !isPersonal(column))
            continue;
        Finding& finding = report.add(refTo(table, column), dotted(table, column) + " looks like data about a person, and nobody said so. It is left out where such data is exported, erased or kept out of logs.");
        if (!isHeldToRules(context))
            finding.severity = Severity::Info;
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const ColumnId id(finding.element.id);
    auto classify = [&](std::string title, Classification classification, std::string consequence) {
        return changeTable(std::move(title), TableId(finding.element.owner),
                           [id, classification](const Project&, Table& table) {
                               if (Column* column = findById(table.columns, id))
                                   column->classification = classification;
                           },
                           std::move(consequence));
    };
    return {classify("Personal", Classification::Personal, "About a person who can be told by it."),
            classify("Sensitive", Classification::Sensitive, "Could hurt the person: origin, belief, orientation."),
            classify("About health", Classification::Health, "Reads are logged where HIPAA holds."),
            classify("Not about a person", Classification::None, "Such as the address of a company's inbox.")};
}

}  // namespace

extern const Rule personalDataUnclassified = {
    .code = "CMP001",
    .name = "personal-data-unclassified",
    .title = "Data about people is marked as such",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
