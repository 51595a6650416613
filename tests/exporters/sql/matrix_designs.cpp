#include "tests/exporters/sql/matrix_designs.h"

#include "core/blueprint/proposal.h"
#include "core/edits/column_edits.h"
#include "core/edits/table_edits.h"
#include "core/model/sql_tokens.h"
#include "core/project_file/project_file.h"
#include "core/tenancy/database_sets.h"
#include "core/tenancy/protection.h"
#include "tests/core/blueprint/samples.h"
#include "tests/core/blueprint/shipped_content.h"
#include "tests/core/blueprint/soundness.h"

#include <stdexcept>

namespace barch::test {
namespace {

const std::vector<std::string> starters = {"helpdesk", "project_management", "shop", "crm", "learning", "clinic", "invoicing", "ai_chat", "booking", "inventory"};

}  // namespace

Project designWith(std::vector<std::string> answers)
{
    return blueprint(shippedContent(), answered(answers));
}

Project starterDesign(const std::string& engine, const std::string& tenancy, std::size_t starter)
{
    std::vector<std::string> answers = {"data.engine=" + engine, "data.tenancy=" + tenancy, "logic.domain=" + starters[starter],
                                        starter % 3 == 2 ? "data.id_type=bigint" : "data.id_type=uuid",
                                        starter % 2 ? "auth.method=email_password" : "auth.method=managed",
                                        starter % 4 == 1 ? "logic.audit=all_changes" : "logic.audit=security_events",
                                        "services.payments=stripe", "services.billing_model=subscription"};
    if (starter % 2 == 0)
        answers.push_back("auth.provider=clerk");
    else
        answers.insert(answers.end(), {"auth.session_style=session_database", "auth.roles=owner,admin,viewer", "auth.api_keys=yes", "logic.feature_flags=yes"});
    if (starter % 5 == 2 && tenancy != "none")
        answers.push_back("data.relationships=hierarchical");
    if (starter % 3 == 0)
        answers.insert(answers.end(), {"ai.use=yes", "ai.features=text,chat", "ai.cache=yes", "ai.quota=per_tenant", "infra.compliance=gdpr,hipaa"});
    return designWith(std::move(answers));
}

void forEachDesign(const std::string& engine, const std::function<void(const MatrixDesign&)>& tryOut)
{
    for (const char* tenancy : {"none", "shared", "isolated", "hybrid"})
        for (std::size_t starter = 0; starter < starters.size(); ++starter)
            tryOut({engine + " " + tenancy + " " + starters[starter], starterDesign(engine, tenancy, starter)});
    for (const std::string& name : sampleNames()) {
        const auto sample = readProject(shippedFile("samples/" + name + ".barch"), name + ".barch");
        if (!sample)
            throw std::runtime_error(sample.error().text());
        if (nameOf(sample->info->dialect) == engine)
            tryOut({"sample " + name, *sample});
    }
}

Project withHostileNames(const Project& project)
{
    std::vector<std::string> names = {"\"; drop table victim; --", "'; drop table victim; --", "`; drop table victim; -- x",
                                      "select", "order", "ä ö 表 ключ", "a.b", "/* c", "*/ d", "-- e", "# f", "$$ g", "$body$", "%I %s", "delimiter //",
                                      ":var :'x'", "{h}", "[i]", "NULL", std::string(60, 'x'), "表表表表表表表表表表表表表表表表表表表"};
    if (project.info->dialect != Dialect::MySql)  // whose clients take no backslash in a name
        names.insert(names.end(), {"back\\slash", "\\'; drop table victim; --", ".shell touch x"});
    std::size_t next = 0;
    const auto fresh = [&] { return names[next++ % names.size()]; };
    const auto must = [](Result<Project> edited) {
        if (!edited)
            throw std::runtime_error(edited.error().text());
        return *edited;
    };
    Project edited = project;
    for (const Table& table : project.tables) {
        const std::string number = std::to_string(next);
        edited = must(renameTable(edited, table.id, next < names.size() ? fresh() : number + fresh().substr(0, 48)));
        for (const Column& column : table.columns) {
            const bool checked = std::any_of(table.checks.begin(), table.checks.end(), [&](const Check& check) { return mentionsIdentifier(check.expression, column.name); });
            std::string name = fresh();
            for (const Table& now : edited.tables)
                if (now.id == table.id && now.columnNamed(name))
                    name.clear();
            if (!checked && !name.empty())
                edited = must(renameColumn(edited, table.id, column.id, name));
        }
    }
    return edited;
}

std::vector<std::pair<std::string, Project>> setsOf(const Project& project)
{
    std::vector<std::pair<std::string, Project>> sets = {{"", project}};
    if (DatabaseSets(project).areTwo()) {
        sets.emplace_back("control_plane/", onlyDatabaseSet(project, DatabaseSet::ControlPlane));
        sets.emplace_back("tenant/", onlyDatabaseSet(project, DatabaseSet::TenantDatabase));
    }
    return sets;
}

std::string complaintsOf(const RowGenerator& rows)
{
    std::string text;
    for (const auto& line : rows.complaints())
        text += line + "\n";
    return text;
}

}  // namespace barch::test
