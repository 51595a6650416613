#include "exporters/sql/sqlite/expressions.h"

#include "exporters/sql/sqlite/identifiers.h"
#include "exporters/sql/sqlite/literals.h"
#include "exporters/sql/sqlite/own_tables.h"

namespace barch::sql::sqlite {
namespace {

using Arguments = Spelling::Arguments;
using Written = std::optional<std::string>;

template <const char* name>
Written same(const Arguments& arguments)
{
    std::string text;
    for (const auto& argument : arguments)
        text += (text.empty() ? "" : ", ") + argument;
    return name + ("(" + text + ")");
}

constexpr char lowerName[] = "lower", upperName[] = "upper", coalesceName[] = "coalesce", absName[] = "abs", roundName[] = "round",
               trimName[] = "trim", nullifName[] = "nullif", maxName[] = "max", minName[] = "min", lengthName[] = "length",
               replaceName[] = "replace", substrName[] = "substr";

Written newUuid(const Arguments&)
{
    return "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || "
           "substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))";
}

Written howManySet(const Arguments& arguments)
{
    std::string sum;
    for (const auto& argument : arguments)
        sum += (sum.empty() ? "(" : " + (") + argument + " IS NOT NULL)";
    return "(" + sum + ")";
}

constexpr const char* momentFormat = "'%Y-%m-%d %H:%M:%f', 'now'";

Written later(const std::string& sign, const std::string& amount, const std::string& unit)
{
    for (const char* known : {"second", "minute", "hour", "day", "month", "year"})
        if (unit == known || unit == std::string(known) + "s")
            return "strftime(" + std::string(momentFormat) + ", '" + sign + amount + " " + known + "s')";
    return std::nullopt;
}

Written matches(const std::string&, std::string_view)
{
    return std::nullopt;
}

}  // namespace

const Spelling& spelling()
{
    static const Spelling spelling{
        lexis(), quoted, literal, "1", "0", "strftime(" + std::string(momentFormat) + ")", "date('now')", later, matches,
        {{"+", "+"}, {"-", "-"}, {"*", "*"}, {"/", "/"}, {"%", "%"}, {"=", "="}, {"<", "<"}, {">", ">"}, {"<=", "<="},
         {">=", ">="}, {"<>", "<>"}, {"!=", "<>"}, {"||", "||"}},
        {{"lower", same<lowerName>}, {"upper", same<upperName>}, {"coalesce", same<coalesceName>}, {"abs", same<absName>},
         {"round", same<roundName>}, {"trim", same<trimName>}, {"btrim", same<trimName>}, {"nullif", same<nullifName>},
         {"greatest", same<maxName>}, {"least", same<minName>}, {"length", same<lengthName>},
         {"char_length", same<lengthName>}, {"replace", same<replaceName>}, {"substr", same<substrName>},
         {"substring", same<substrName>}, {"gen_random_uuid", newUuid}, {"uuid_generate_v4", newUuid},
         {"num_nonnulls", howManySet}}};
    return spelling;
}

std::optional<std::string> expression(const Draft& draft, std::string_view text, const Table* table, bool mayChange, const std::string& valueName)
{
    if (table && tableOptions(draft.project(), *table).isOwn)
        if (auto own = ownExpression(text))
            return own;
    ExpressionPlace place;
    place.sameDialect = draft.project().info->dialect == Dialect::Sqlite;
    place.mayChange = mayChange;
    place.valueName = valueName;
    place.table = table;
    return translated(text, place.sameDialect ? lexis() : postgresqlLexis, spelling(), place);
}

}  // namespace barch::sql::sqlite
