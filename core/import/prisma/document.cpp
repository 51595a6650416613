#include "core/import/prisma/document.h"

namespace barch::prisma {

const Expression* Attribute::argument(const std::string& wanted, bool orFirst) const
{
    for (const Expression& argument : arguments)
        if (argument.name == wanted)
            return &argument;
    return orFirst && !arguments.empty() && arguments[0].name.empty() ? arguments.data() : nullptr;
}

const Attribute* attributeNamed(const Attributes& attributes, const std::string& name)
{
    for (const Attribute& attribute : attributes)
        if (attribute.name == name)
            return &attribute;
    return nullptr;
}

std::string textOf(const Attribute* attribute, const std::string& argument, bool orFirst)
{
    const Expression* value = attribute ? attribute->argument(argument, orFirst) : nullptr;
    return value && value->kind == Expression::Kind::Text ? value->text : std::string();
}

const Field* Model::field(const std::string& wanted) const
{
    for (const Field& candidate : fields)
        if (candidate.name == wanted)
            return &candidate;
    return nullptr;
}

}  // namespace barch::prisma
