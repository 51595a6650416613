#include "exporters/sql/mysql/expressions.h"

#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/mysql/own_tables.h"

namespace barch::sql::mysql {
namespace {

using Arguments = Spelling::Arguments;
using Written = std::optional<std::string>;

std::string joinedArguments(const Arguments& arguments)
{
    std::string text;
    for (const auto& argument : arguments)
        text += (text.empty() ? "" : ", ") + argument;
    return text;
}

template <const char* name>
Written same(const Arguments& arguments)
{
    return name + ("(" + joinedArguments(arguments) + ")");
}

constexpr char lowerName[] = "lower", upperName[] = "upper", coalesceName[] = "coalesce", absName[] = "abs", roundName[] = "round",
               trimName[] = "trim", nullifName[] = "nullif", greatestName[] = "greatest", leastName[] = "least", modName[] = "mod",
               charLength[] = "char_length", replaceName[] = "replace", substrName[] = "substr", concatName[] = "concat",
               octetLength[] = "octet_length", ceilName[] = "ceil", floorName[] = "floor";

Written newUuid(const Arguments&)
{
    return "uuid()";
}

Written howManySet(const Arguments& arguments)
{
    std::string sum;
    for (const auto& argument : arguments)
        sum += (sum.empty() ? "(" : " + (") + argument + " IS NOT NULL)";
    return "(" + sum + ")";
}

Written later(const std::string& sign, const std::string& amount, const std::string& unit)
{
    static const std::map<std::string, std::string> units = {{"second", "SECOND"}, {"seconds", "SECOND"}, {"minute", "MINUTE"},
                                                             {"minutes", "MINUTE"}, {"hour", "HOUR"}, {"hours", "HOUR"},
                                                             {"day", "DAY"}, {"days", "DAY"}, {"week", "WEEK"}, {"weeks", "WEEK"},
                                                             {"month", "MONTH"}, {"months", "MONTH"}, {"year", "YEAR"}, {"years", "YEAR"}};
    const auto found = units.find(unit);
    if (found == units.end())
        return std::nullopt;
    return "utc_timestamp(6) " + sign + " INTERVAL " + amount + " " + found->second;
}

Written matches(const std::string& sign, std::string_view pattern)
{
    if (sign != "~" && sign != "~*" && sign != "!~" && sign != "!~*")
        return std::nullopt;
    const std::string how = sign.ends_with('*') ? "(?i)" : "(?-i)";
    return std::string(sign.starts_with('!') ? "NOT REGEXP " : "REGEXP ") + literal(how + std::string(pattern));
}

}  // namespace

const Spelling& spelling()
{
    static const Spelling spelling{
        lexis(), quoted, literal, "TRUE", "FALSE", "utc_timestamp(6)", "utc_date()", later, matches,
        {{"+", "+"}, {"-", "-"}, {"*", "*"}, {"/", "/"}, {"%", "%"}, {"=", "="}, {"<", "<"}, {">", ">"}, {"<=", "<="},
         {">=", ">="}, {"<>", "<>"}, {"!=", "<>"}},
        {{"lower", same<lowerName>}, {"upper", same<upperName>}, {"coalesce", same<coalesceName>}, {"abs", same<absName>},
         {"round", same<roundName>}, {"trim", same<trimName>}, {"btrim", same<trimName>}, {"nullif", same<nullifName>},
         {"greatest", same<greatestName>}, {"least", same<leastName>}, {"mod", same<modName>}, {"length", same<charLength>},
         {"char_length", same<charLength>}, {"replace", same<replaceName>}, {"substr", same<substrName>},
         {"substring", same<substrName>}, {"concat", same<concatName>}, {"octet_length", same<octetLength>},
         {"ceil", same<ceilName>}, {"floor", same<floorName>}, {"gen_random_uuid", newUuid}, {"uuid_generate_v4", newUuid},
         {"num_nonnulls", howManySet}}};
    return spelling;
}

std::optional<std::string> expression(const Draft& draft, std::string_view text, const Table* table, bool mayChange, const std::string& valueName)
{
    if (table && isOwn(draft.project(), *table) && valueName.empty())
        if (auto own = ownExpression(text))
            return own;
    ExpressionPlace place;
    place.sameDialect = draft.project().info->dialect == Dialect::MySql;
    place.mayChange = mayChange;
    place.valueName = valueName;
    place.table = table;
    return translated(text, place.sameDialect ? lexis() : postgresqlLexis, spelling(), place);
}

std::string renamedQuotes(Draft& draft, std::string_view text, const ElementRef& element, std::string_view what)
{
    std::string result;
    const std::string query = draft.query(text, element, what);
    for (const Token& token : scan(query, lexis())) {
        if (token.kind == TokenKind::QuotedName)
            result += quoted(unquoted(token.text));
        else
            result += token.text;
    }
    return result;
}

}  // namespace barch::sql::mysql
