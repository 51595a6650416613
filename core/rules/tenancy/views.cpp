#include "core/rules/change_element.h"
#include "core/rules/tenancy/views.h"

namespace barch::rules {
namespace {

std::string nameIfProtected(const TableFace* face)
{
    const bool holdsTenants = face && (face->isTenantOwned() || face->tenancyClass == TenancyClass::Root || face->rowSecurity);
    return holdsTenants ? face->name : std::string();
}

std::string readBy(const RuleContext& context, const View& view, int depth)
{
    for (const TableId id : view.reads)
        if (std::string name = nameIfProtected(context.face(id)); !name.empty())
            return name;
    for (const std::string& name : tablesReadBy(view.definition)) {
        if (const Table* table = context.tableNamed(name))
            if (std::string found = nameIfProtected(context.face(table->id)); !found.empty())
                return found;
        for (const View& other : context.project().views)
            if (depth < 8 && other.id != view.id && lowerCase(other.name) == name)
                if (std::string found = readBy(context, other, depth + 1); !found.empty())
                    return found;
    }
    return {};
}

}  // namespace

std::string protectedTableReadBy(const RuleContext& context, const View& view)
{
    return readBy(context, view, 0);
}

FixOption changeView(std::string title, ViewId id, std::function<void(View&)> change, std::string consequence)
{
    return changeElement(std::move(title), &Project::views, id, "view",
                         [change = std::move(change)](const Project&, View& view) { change(view); }, std::move(consequence));
}

}  // namespace barch::rules
