#include "exporters/sql/postgresql/types.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/comments.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/roles.h"
#include "exporters/sql/type_name.h"

namespace barch::sql::postgresql {
namespace {

std::string attributes(Draft& draft, const UserType& type, const ElementRef& element)
{
    std::string text;
    for (const Column& attribute : type.attributes) {
        text += (text.empty() ? "\n  " : ",\n  ") + quoted(attribute.name) + " " + typeText(draft, attribute, element);
        if (!attribute.collation.empty())
            text += " COLLATE " + quoted(attribute.collation);
    }
    return text + "\n";
}

std::string domain(Draft& draft, const UserType& type, const std::string& name, const ElementRef& element)
{
    std::string text = "CREATE DOMAIN " + name + " AS " + typeText(draft, type.baseType, element);
    if (!type.collation.empty())
        text += " COLLATE " + quoted(type.collation);
    if (!type.defaultExpression.empty())
        text += " DEFAULT " + draft.expression(type.defaultExpression, element, "Its default");
    if (!type.nullable)
        text += " NOT NULL";
    for (const Check& check : type.checks) {
        text += "\n  ";
        if (!check.name.empty())
            text += "CONSTRAINT " + quoted(check.name) + " ";
        text += "CHECK (" + draft.expression(check.expression, element, "Its check") + ")";
    }
    return text;
}

}  // namespace

std::string typeText(Draft& draft, std::string_view type, const ElementRef& element)
{
    const auto& parsed = draft.type(std::string(type));
    if (!parsed) {
        draft.refuse(element, "\"" + oneLine(type) + "\" is not a type.", "Choose a type for it.");
        return "text";
    }
    return parsed->text();
}

std::string typeText(Draft& draft, const Column& column, const ElementRef& element)
{
    if (!column.userType)
        return typeText(draft, column.type, element);
    const UserType* type = draft.project().types.find(column.userType);
    if (!type) {
        draft.refuse(element, "Its type no longer exists.", "Choose a type for it.");
        return "text";
    }
    const auto dimensions = arrayDimensions(column.type);
    if (!dimensions)
        draft.refuse(element, "\"" + oneLine(column.type) + "\" can't follow a type.", "Choose a type for it.");
    std::string text = qualified(draft.project(), type->namespaceId, type->name);
    for (int i = 0; i < dimensions.value_or(0); ++i)
        text += "[]";
    return text;
}

void writeTypes(Draft& draft)
{
    for (const UserType* type : typeOrder(draft.project())) {
        const auto element = ElementRef::of(ElementKind::UserType, type->id);
        const std::string name = qualified(draft.project(), type->namespaceId, type->name);
        const bool isDomain = type->kind == UserTypeKind::Domain;
        Step step{.reverse = std::string(isDomain ? "DROP DOMAIN " : "DROP TYPE ") + name,
                  .comment = "Type " + type->name,
                  .element = element};
        if (type->kind == UserTypeKind::Enumeration) {
            std::string values;
            for (const EnumValue& value : type->values) {
                if (value.name.empty() || value.name.size() > nameLimit || !isUtf8(value.name) ||
                    value.name.find('\0') != std::string::npos)
                    draft.refuse(element, "PostgreSQL can't hold its value \"" + oneLine(value.name) + "\".",
                                 "Use 1 to 63 bytes of UTF-8.");
                values += (values.empty() ? "" : ", ") + literal(value.name);
            }
            step.statement = "CREATE TYPE " + name + " AS ENUM (" + values + ")";
        } else if (isDomain) {
            step.statement = domain(draft, *type, name, element);
        } else if (type->kind == UserTypeKind::Range) {
            step.statement = "CREATE TYPE " + name + " AS RANGE (subtype = " + typeText(draft, type->baseType, element) +
                             (type->options.empty() ? "" : ", " + draft.expression(type->options, element, "What it is made with")) + ")";
        } else {
            step.statement = "CREATE TYPE " + name + " AS (" + attributes(draft, *type, element) + ")";
        }
        draft.add(std::move(step));
        const std::string object = (isDomain ? "DOMAIN " : "TYPE ") + name;
        if (!type->comment.empty())
            draft.add(commentStep(element, object, type->comment));
        writeGrants(draft, type->grants, object, nullptr, element, false);
    }
}

}  // namespace barch::sql::postgresql
