#include "exporters/sql/postgresql/change/dependents.h"

#include "core/model/sql_tokens.h"
#include "exporters/sql/postgresql/change/unit_elements.h"
#include "exporters/sql/sql_scan.h"

namespace barch::sql::postgresql {
namespace {

template <class Index, class Key>
const std::vector<const Unit*>& at(const Index& index, const Key& key)
{
    static const std::vector<const Unit*> none;
    const auto found = index.find(key);
    return found == index.end() ? none : found->second;
}

}  // namespace

void Dependents::putOwner(const Unit& unit)
{
    const Project& project = m_draft.project();
    for (const Table* table = project.table(TableId(unit.element.owner)); table; table = project.table(table->partitionOf)) {
        m_parts[table->id].push_back(&unit);
        for (const TableId parent : table->inherits)
            m_parts[parent].push_back(&unit);
    }
    if (const ForeignKey* key = foreignKeyOf(project, unit.element))
        m_references[key->target].push_back(&unit);
}

void Dependents::putWords(ByName& index, const Unit& unit)
{
    const std::string text = unit.text();
    for (const SqlToken& token : sqlTokens(text))
        if (token.isIdentifier())
            if (auto& units = index[lowerCase(token.name())]; units.empty() || units.back() != &unit)
                units.push_back(&unit);
}

const std::vector<const Unit*>& Dependents::partsOf(TableId table)
{
    if (!std::exchange(m_hasTables, true))
        for (const Unit& unit : m_units.all())
            if (unit.part.empty() && unit.element.owner && isLoose(unit.element.kind))
                putOwner(unit);
    return at(m_parts, table);
}

const std::vector<const Unit*>& Dependents::referencesTo(TableId table)
{
    partsOf(table);
    return at(m_references, table);
}

const std::vector<const Unit*>& Dependents::readersOf(std::string_view name)
{
    if (!std::exchange(m_hasReaders, true))
        for (const Unit& unit : m_units.all())
            if (unit.part.empty() && (unit.element.kind == ElementKind::View || unit.element.kind == ElementKind::Policy || unit.element.kind == ElementKind::Trigger))
                putWords(m_readers, unit);
    return at(m_readers, lowerCase(name));
}

const std::vector<const Unit*>& Dependents::mentionsOf(std::string_view name)
{
    if (!std::exchange(m_hasMentions, true))
        for (const Unit& unit : m_units.all())
            if (isLoose(unit.element.kind))
                putWords(m_mentions, unit);
    return at(m_mentions, lowerCase(name));
}

}  // namespace barch::sql::postgresql
