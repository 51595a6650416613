#include "core/blueprint/draft.h"

#include "core/blueprint/protect.h"

#include <algorithm>

namespace barch {
Draft::Draft(const Content& allContent, const Project& answersOnly)
    : content(allContent), choices(allContent.questionnaire, answersOnly)
{
}

TableDraft& Draft::table(std::string name, TableScope scope, std::string area, std::string comment, std::string origin)
{
    return m_tables.emplace_back(std::move(name), scope, std::move(area), std::move(comment), std::move(origin));
}

const TableDraft* Draft::find(std::string_view name) const
{
    const auto found =
        std::find_if(m_tables.begin(), m_tables.end(), [&](const TableDraft& t) { return t.name == name; });
    return found == m_tables.end() ? nullptr : &*found;
}

TableScope Draft::peopleScope() const
{
    return choices.tenants() && !choices.sharedAccounts() ? TableScope::Owned : TableScope::Global;
}

void Draft::enumeration(const std::string& name, const std::vector<std::string>& values, std::string comment,
                        std::string origin)
{
    UserType type;
    type.namespaceId = idOf<Namespace>("namespace/public");
    type.name = name;
    type.kind = UserTypeKind::Enumeration;
    for (const std::string& value : values)
        type.values.push_back({EnumValueId::derive("blueprint/type/" + name + "/" + value), value});
    type.comment = std::move(comment);
    type.origin = std::move(origin);
    put(project.types, "type/" + name, std::move(type));
}

Project Draft::finish()
{
    ProjectInfo info;
    info.dialect = choices.dialect();
    project.info = info;
    Tenancy tenancy;
    tenancy.model = choices.tenancy();
    if (choices.tenants()) {
        tenancy.rootTable = blueprintTable("tenants");
        tenancy.keyColumn = "tenant_id";
        tenancy.setting = "app.tenant_id";
    }
    project.tenancy = tenancy;
    put(project.namespaces, "namespace/public", Namespace{{}, "public", "The tables of the product.", {}, "base"});
    std::vector<SharedMap<Table>::Pointer> tables;
    for (const TableDraft& draft : m_tables) {
        tables.push_back(std::make_shared<const Table>(made(draft)));
        const std::string area = "area/" + draft.area;
        put(project.areas, area, Area{{}, draft.area, {}, draft.origin});
        project.placements =
            project.placements.with(Placement{blueprintTable(draft.name), 0, 0, false, idOf<Area>(area)});
    }
    project.tables = SharedMap<Table>::of(std::move(tables));
    return protect(*this);
}

}  // namespace barch
