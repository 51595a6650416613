#include "exporters/sql/postgresql/change/type_changes.h"

#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/types.h"

#include <algorithm>
#include <map>
#include <set>

namespace barch::sql::postgresql {
namespace {

ElementRef elementOf(const UserType& type)
{
    return ElementRef::of(ElementKind::UserType, type.id);
}

std::string attributeType(Draft& draft, const UserType& type, const Column& attribute)
{
    return typeText(draft, attribute, elementOf(type)) + (attribute.collation.empty() ? "" : " COLLATE " + quoted(attribute.collation));
}

const Column* sameAttribute(const UserType& type, const Column& wanted)
{
    auto find = [&](auto isSame) -> const Column* {
        const auto found = std::find_if(type.attributes.begin(), type.attributes.end(), isSame);
        return found == type.attributes.end() ? nullptr : &*found;
    };
    const Column* same = find([&](const Column& c) { return c.id == wanted.id; });
    return same ? same : find([&](const Column& c) { return c.name == wanted.name; });
}

/// The names of its checks, as the server makes them up where the design gives none.
std::vector<std::string> checkNames(const UserType& domain)
{
    std::set<std::string> taken;
    for (const Check& check : domain.checks)
        taken.insert(check.name);
    std::vector<std::string> names;
    for (const Check& check : domain.checks) {
        std::string name = check.name;
        for (int number = 0; name.empty(); ++number) {
            const std::string wanted = domain.name + "_check" + (number == 0 ? std::string() : std::to_string(number));
            if (taken.insert(wanted).second)
                name = wanted;
        }
        names.push_back(name);
    }
    return names;
}

class Alteration {
public:
    Alteration(const Project& original, Draft& before, Draft& after, const UserType& was, const UserType& is, Losses& losses)
        : m_original(original), m_before(before), m_after(after), m_was(was), m_is(is), m_losses(losses),
          m_alter(std::string(is.kind == UserTypeKind::Domain ? "ALTER DOMAIN " : "ALTER TYPE ") + qualified(after.project(), is.namespaceId, is.name))
    {
    }

    std::vector<ScriptStep> steps()
    {
        m_is.kind == UserTypeKind::Domain ? changeDomain() : changeAttributes();
        return std::move(m_steps);
    }

private:
    void put(const std::string& what, const std::string& comment = {}, std::vector<Cost> costs = {})
    {
        m_steps.push_back({{.statement = m_alter + " " + what, .comment = comment, .element = elementOf(m_is)}, std::move(costs), pathOf(m_after.project(), elementOf(m_is))});
    }

    void changeDomain()
    {
        if (m_was.defaultExpression != m_is.defaultExpression)
            put(m_is.defaultExpression.empty() ? "DROP DEFAULT" : "SET DEFAULT " + m_after.expression(m_is.defaultExpression, elementOf(m_is), "Its default"), "Default");
        const auto oldNames = checkNames(m_was);
        const auto newNames = checkNames(m_is);
        std::vector<bool> isKept(m_is.checks.size(), false);
        std::vector<std::string> renames;
        for (std::size_t i = 0; i < m_was.checks.size(); ++i) {
            const auto same = std::find_if(m_is.checks.begin(), m_is.checks.end(), [&](const Check& c) { return c.expression == m_was.checks[i].expression; });
            const std::size_t at = static_cast<std::size_t>(same - m_is.checks.begin());
            if (same == m_is.checks.end() || isKept[at]) {
                put("DROP CONSTRAINT " + quoted(oldNames[i]), "A check that goes");
                continue;
            }
            isKept[at] = true;
            if (newNames[at] != oldNames[i])
                renames.push_back("RENAME CONSTRAINT " + quoted(oldNames[i]) + " TO " + quoted(newNames[at]));
        }
        for (const std::string& what : renames)
            put(what);
        if (m_was.nullable != m_is.nullable)
            put(m_is.nullable ? "DROP NOT NULL" : "SET NOT NULL", m_is.nullable ? "Optional from now on" : "Required from now on", m_is.nullable ? std::vector<Cost>{} : std::vector{Cost::CanFail});
        for (std::size_t i = 0; i < m_is.checks.size(); ++i)
            if (!isKept[i]) {
                put("ADD CONSTRAINT " + quoted(newNames[i]) + " CHECK (" + m_after.expression(m_is.checks[i].expression, elementOf(m_is), "Its check") + ") NOT VALID", "A new check");
                put("VALIDATE CONSTRAINT " + quoted(newNames[i]), "", {Cost::CanFail});
            }
    }

    void changeAttributes()
    {
        for (const Column& attribute : m_is.attributes)
            if (const Column* was = sameAttribute(m_was, attribute); !was)
                put("ADD ATTRIBUTE " + quoted(attribute.name) + " " + attributeType(m_after, m_is, attribute), "New attribute");
            else if (attributeType(m_before, m_was, *was) != attributeType(m_after, m_is, attribute))
                put("ALTER ATTRIBUTE " + quoted(attribute.name) + " TYPE " + attributeType(m_after, m_is, attribute), "Type");
        const UserType& named = *m_original.types.find(m_was.id);
        for (std::size_t i = 0; i < m_was.attributes.size(); ++i)
            if (!sameAttribute(m_is, m_was.attributes[i])) {
                m_losses.attributeGoes(m_original, named, named.attributes[i]);
                put("DROP ATTRIBUTE " + quoted(m_was.attributes[i].name), "The attribute with all it holds", {Cost::DeletesData, Cost::CannotBeTakenBack});
            }
    }

    const Project& m_original;
    Draft& m_before;
    Draft& m_after;
    const UserType& m_was;
    const UserType& m_is;
    Losses& m_losses;
    std::string m_alter;
    std::vector<ScriptStep> m_steps;
};

}  // namespace

bool onlyAddsValues(const UserType& before, const UserType& after)
{
    if (before.kind != UserTypeKind::Enumeration || after.kind != UserTypeKind::Enumeration)
        return false;
    auto at = after.values.begin();
    for (const EnumValue& value : before.values) {
        at = std::find_if(at, after.values.end(), [&](const EnumValue& other) { return other.name == value.name; });
        if (at == after.values.end())
            return false;
        ++at;
    }
    return true;
}

bool losesAttributes(Draft& before, Draft& after, const UserType& was, const UserType& is)
{
    return std::any_of(was.attributes.begin(), was.attributes.end(), [&](const Column& attribute) {
        const Column* same = sameAttribute(is, attribute);
        return !same || attributeType(before, was, attribute) != attributeType(after, is, *same);
    });
}

bool canBeAltered(Draft& before, Draft& after, const UserType& was, const UserType& is, bool isHeld)
{
    if (was.kind != is.kind)
        return false;
    if (is.kind == UserTypeKind::Domain)
        return typeText(before, was.baseType, elementOf(was)) == typeText(after, is.baseType, elementOf(is)) && was.collation == is.collation;
    if (is.kind != UserTypeKind::Composite)
        return false;
    return !isHeld || std::all_of(is.attributes.begin(), is.attributes.end(), [&](const Column& attribute) {
        const Column* same = sameAttribute(was, attribute);
        return !same || attributeType(before, was, *same) == attributeType(after, is, attribute);
    });
}

std::vector<ScriptStep> typeChanges(const Project& original, Draft& before, Draft& after, const UserType& was, const UserType& is, Losses& losses)
{
    return Alteration(original, before, after, was, is, losses).steps();
}

std::string compositeConversion(Draft& after, const UserType& was, const UserType& is, const std::string& column, const ElementRef& element)
{
    if (was.kind != UserTypeKind::Composite || is.kind != UserTypeKind::Composite)
        return {};
    std::string fields;
    for (const Column& attribute : is.attributes) {
        const Column* same = sameAttribute(was, attribute);
        const std::string type = typeText(after, attribute, element);
        fields += (fields.empty() ? "" : ", ") + (same ? "(" + column + ")." + quoted(same->name) + "::text::" + type : "NULL::" + type);
    }
    return "CASE WHEN " + column + " IS NULL THEN NULL ELSE ROW(" + fields + ")::" + qualified(after.project(), is.namespaceId, is.name) + " END";
}

}  // namespace barch::sql::postgresql
