#include "core/rules/observability/log_fields.h"

#include "core/edits/element_edits.h"

namespace barch::rules {

bool plansLogs(const RuleContext& context)
{
    return !context.project().observability->logFields.empty() || isDesigned(context);
}

std::vector<std::string> lackingFields(const RuleContext& context, std::initializer_list<std::string_view> wanted)
{
    std::vector<std::string> lacking;
    for (const std::string_view field : wanted)
        if (!hasField(context.project().observability->logFields, field) && (field != "tenant_id" || context.isMultiTenant()))
            lacking.emplace_back(field);
    return lacking;
}

std::vector<FixOption> addFields(std::vector<std::string> fields)
{
    return onlyFix(changeProject("Write them into each line", [fields = std::move(fields)](const Project& project) -> Result<Project> {
        Observability observability = *project.observability;
        for (const std::string& field : fields)
            if (!hasField(observability.logFields, field))
                observability.logFields.push_back(field);
        return setPart(project, std::move(observability));
    }));
}

}  // namespace barch::rules
