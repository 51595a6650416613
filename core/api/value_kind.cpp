#include "core/api/value_kind.h"

#include <algorithm>
#include <array>

namespace barch::api {
namespace {

struct NamedKind {
    std::string_view name;
    ValueKind kind;
};

constexpr auto kinds = std::to_array<NamedKind>({
    {"text", ValueKind::Text},
    {"varchar", ValueKind::Text},
    {"char", ValueKind::FixedText},
    {"citext", ValueKind::CaselessText},
    {"boolean", ValueKind::Boolean},
    {"smallint", ValueKind::SmallInteger},
    {"integer", ValueKind::Integer},
    {"bigint", ValueKind::BigInteger},
    {"numeric", ValueKind::Numeric},
    {"real", ValueKind::Real},
    {"double precision", ValueKind::Double},
    {"uuid", ValueKind::Uuid},
    {"date", ValueKind::Date},
    {"time", ValueKind::Time},
    {"timetz", ValueKind::TimeWithZone},
    {"timestamp", ValueKind::Timestamp},
    {"timestamptz", ValueKind::TimestampWithZone},
    {"interval", ValueKind::Interval},
    {"json", ValueKind::Json},
    {"jsonb", ValueKind::BinaryJson},
    {"bytea", ValueKind::Bytes},
    {"inet", ValueKind::Address},
    {"cidr", ValueKind::Network},
    {"macaddr", ValueKind::HardwareAddress},
    {"bit", ValueKind::Bits},
    {"bit varying", ValueKind::VaryingBits},
    {"vector", ValueKind::Vector},
    {"halfvec", ValueKind::Vector},
});

const UserType* namedUserType(const Project& project, std::string_view name)
{
    for (const UserType& type : project.types) {
        const Namespace* space = project.namespaces.find(type.namespaceId);
        if (name == type.name || (space && name == space->name + "." + type.name))
            return &type;
    }
    return nullptr;
}

/// MySQL's numbers from 0 on: the next larger type holds their values.
ColumnType withSign(const ColumnType& type)
{
    const std::size_t at = type.name.find(" unsigned");
    const auto bare = at == std::string::npos ? std::nullopt : parseColumnType(std::string_view(type.name).substr(0, at));
    if (!bare)
        return type;
    ColumnType wider = *bare;
    wider.arguments = isIntegerType(bare->name) ? std::vector<std::string>() : type.arguments;
    if (isIntegerType(bare->name))
        wider.name = bare->name == "smallint" ? "integer" : "bigint";
    return wider;
}

/// `depth` ends domains that stand on each other in a circle.
ValueShape shapeOfUserType(const Project& project, const UserType& type, int depth);

ValueShape shapeOfText(const Project& project, std::string_view text, int depth)
{
    ValueShape shape;
    const auto parsed = parseColumnType(text);
    if (!parsed)
        return shape;
    shape.type = withSign(*parsed);
    shape.dimensions = parsed->dimensions;
    shape.type.dimensions = 0;
    shape.kind = kindOfType(shape.type);
    if (shape.kind != ValueKind::Other || depth > 16)
        return shape;
    if (const UserType* named = namedUserType(project, shape.type.name)) {
        const int dimensions = shape.dimensions;
        shape = shapeOfUserType(project, *named, depth + 1);
        shape.dimensions += dimensions;
    }
    return shape;
}

ValueShape shapeOfUserType(const Project& project, const UserType& type, int depth)
{
    ValueShape shape;
    switch (type.kind) {
    case UserTypeKind::Enumeration: shape.kind = ValueKind::Enumeration; break;
    case UserTypeKind::Composite: shape.kind = ValueKind::Composite; break;
    case UserTypeKind::Domain: shape = shapeOfText(project, type.baseType, depth + 1); break;
    case UserTypeKind::Range: shape.kind = ValueKind::Text; break;
    }
    if (type.kind != UserTypeKind::Domain || !shape.userType)
        shape.userType = &type;
    return shape;
}

}  // namespace

bool isWholeNumber(ValueKind kind)
{
    return kind == ValueKind::SmallInteger || kind == ValueKind::Integer || kind == ValueKind::BigInteger;
}
bool isExactNumber(ValueKind kind) { return isWholeNumber(kind) || kind == ValueKind::Numeric; }
bool isFloat(ValueKind kind) { return kind == ValueKind::Real || kind == ValueKind::Double; }
bool isText(ValueKind kind)
{
    return kind == ValueKind::Text || kind == ValueKind::FixedText || kind == ValueKind::CaselessText;
}

ValueKind kindOfType(const ColumnType& type)
{
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const NamedKind& named) { return named.name == type.name; });
    return found == kinds.end() ? ValueKind::Other : found->kind;
}

ValueShape shapeOf(const Project& project, const Column& column)
{
    if (!column.userType)
        return shapeOfText(project, column.type, 0);
    const UserType* type = project.types.find(column.userType);
    if (!type)
        return {};
    ValueShape shape = shapeOfUserType(project, *type, 0);
    shape.dimensions += static_cast<int>(std::count(column.type.begin(), column.type.end(), '['));
    return shape;
}

ValueShape shapeOfType(const Project& project, std::string_view typeText)
{
    return shapeOfText(project, typeText, 0);
}

}  // namespace barch::api
