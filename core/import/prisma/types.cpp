#include "core/import/prisma/types.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace barch::prisma {
namespace {

struct Scalar {
    std::string_view name;
    std::string_view postgresql;
    std::string_view mysql;
    std::string_view sqlite;
};
constexpr std::array scalars{
    Scalar{"String", "text", "varchar(191)", "text"},
    Scalar{"Boolean", "boolean", "boolean", "boolean"},
    Scalar{"Int", "integer", "integer", "integer"},
    Scalar{"BigInt", "bigint", "bigint", "bigint"},
    Scalar{"Float", "double precision", "double precision", "real"},
    Scalar{"Decimal", "numeric(65,30)", "numeric(65,30)", "numeric"},
    Scalar{"DateTime", "timestamp(3)", "datetime(3)", "timestamp"},
    Scalar{"Json", "jsonb", "json", "jsonb"},
    Scalar{"Bytes", "bytea", "longblob", "bytea"},
};

/// `type` may say what stands without arguments: "decimal".
struct Native {
    std::string_view name;
    std::string_view type;
};
constexpr std::array postgresqlTypes{
    Native{"Text", "text"}, Native{"VarChar", "varchar"}, Native{"Char", "char"}, Native{"Bit", "bit"},
    Native{"VarBit", "bit varying"}, Native{"Uuid", "uuid"}, Native{"Xml", "xml"}, Native{"Inet", "inet"},
    Native{"Citext", "citext"}, Native{"Boolean", "boolean"}, Native{"Integer", "integer"}, Native{"Int", "integer"},
    Native{"SmallInt", "smallint"}, Native{"Oid", "oid"}, Native{"BigInt", "bigint"}, Native{"DoublePrecision", "double precision"},
    Native{"Real", "real"}, Native{"Decimal", "numeric"}, Native{"Money", "money"}, Native{"Timestamp", "timestamp"},
    Native{"Timestamptz", "timestamptz"}, Native{"Date", "date"}, Native{"Time", "time"}, Native{"Timetz", "timetz"},
    Native{"Json", "json"}, Native{"JsonB", "jsonb"}, Native{"ByteA", "bytea"},
};
constexpr std::array mysqlTypes{
    Native{"VarChar", "varchar"}, Native{"Char", "char"}, Native{"TinyText", "tinytext"}, Native{"Text", "text"},
    Native{"MediumText", "mediumtext"}, Native{"LongText", "longtext"}, Native{"Bit", "bit"}, Native{"Int", "integer"},
    Native{"UnsignedInt", "integer unsigned"}, Native{"SmallInt", "smallint"}, Native{"UnsignedSmallInt", "smallint unsigned"},
    Native{"MediumInt", "mediumint"}, Native{"UnsignedMediumInt", "mediumint unsigned"}, Native{"TinyInt", "tinyint"},
    Native{"UnsignedTinyInt", "tinyint unsigned"}, Native{"Year", "year"}, Native{"BigInt", "bigint"},
    Native{"UnsignedBigInt", "bigint unsigned"}, Native{"Float", "real"}, Native{"Double", "double precision"},
    Native{"Decimal", "numeric"}, Native{"DateTime", "datetime"}, Native{"Date", "date"}, Native{"Time", "time"},
    Native{"Timestamp", "timestamp"}, Native{"Json", "json"}, Native{"LongBlob", "longblob"}, Native{"Binary", "binary"},
    Native{"VarBinary", "varbinary"}, Native{"TinyBlob", "tinyblob"}, Native{"Blob", "blob"}, Native{"MediumBlob", "mediumblob"},
};

template <class List>
std::optional<std::string> nativeType(const List& list, const Attribute& attribute)
{
    const std::string name = attribute.name.substr(3);
    const auto found = std::find_if(list.begin(), list.end(), [&](const Native& native) { return native.name == name; });
    if (found == list.end())
        return std::nullopt;
    std::string arguments;
    for (const Expression& argument : attribute.arguments)
        arguments += (arguments.empty() ? "" : ",") + argument.text;
    if (name == "TinyInt" && arguments == "1")
        return "boolean";
    return std::string(found->type) + (arguments.empty() ? "" : "(" + arguments + ")");
}

}  // namespace

std::optional<std::string> databaseType(const Field& field, Dialect dialect)
{
    for (const Attribute& attribute : field.attributes)
        if (attribute.name.starts_with("db.") && dialect != Dialect::Sqlite)
            return dialect == Dialect::MySql ? nativeType(mysqlTypes, attribute) : nativeType(postgresqlTypes, attribute);
    for (const Scalar& scalar : scalars)
        if (scalar.name == field.type)
            return std::string(dialect == Dialect::MySql ? scalar.mysql : dialect == Dialect::Sqlite ? scalar.sqlite : scalar.postgresql);
    return std::nullopt;
}

}  // namespace barch::prisma
