#include "core/rules/predicate.h"

#include <algorithm>
#include <array>
#include <optional>

namespace barch::rules {
namespace {

template <std::size_t N>
bool oneOf(const Token& token, const std::array<std::string_view, N>& words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return token.is(word); });
}

/// Splits at a word outside of brackets and CASE ... END; the AND of BETWEEN belongs to it.
std::vector<Tokens> splitAt(Tokens tokens, std::string_view word)
{
    std::vector<Tokens> parts;
    std::size_t start = 0;
    int depth = 0;
    bool between = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& t = tokens[i];
        if (t.is("(") || t.is("[") || t.is("case"))
            ++depth;
        else if (t.is(")") || t.is("]") || t.is("end"))
            --depth;
        else if (depth == 0 && t.is("between"))
            between = true;
        else if (depth == 0 && between && t.is("and"))
            between = false;
        else if (depth == 0 && t.is(word)) {
            parts.push_back(tokens.subspan(start, i - start));
            start = i + 1;
        }
    }
    parts.push_back(tokens.subspan(start));
    return parts;
}

/// The first of these operators outside of brackets.
template <std::size_t N>
std::optional<std::size_t> operatorIn(Tokens tokens, const std::array<std::string_view, N>& operators)
{
    int depth = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].is("(") || tokens[i].is("["))
            ++depth;
        else if (tokens[i].is(")") || tokens[i].is("]"))
            --depth;
        else if (depth == 0 && oneOf(tokens[i], operators))
            return i;
    }
    return std::nullopt;
}

bool isLiteral(Tokens tokens)
{
    static constexpr std::array<std::string_view, 4> framing = {"select", "any", "array", "all"};
    bool found = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& t = tokens[i];
        if (t.is("::")) {
            ++i;
            if (i + 1 < tokens.size() && tokens[i + 1].is("["))
                i += 2;
        } else if (t.kind == TokenKind::String || t.kind == TokenKind::Number)
            found = true;
        else if (t.isName() && !oneOf(t, framing)) {
            const bool typed = i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::String;
            if (!typed)
                return false;
        }
    }
    return found;
}

class Analysis {
public:
    explicit Analysis(const PolicyTable& table) : m_table(table) {}

    PredicateFacts of(Tokens tokens) const
    {
        tokens = withoutBrackets(tokens);
        if (const auto parts = splitAt(tokens, "or"); parts.size() > 1)
            return either(parts);
        if (const auto parts = splitAt(tokens, "and"); parts.size() > 1)
            return both(parts);
        if (!tokens.empty() && tokens.front().is("not"))
            return negated(tokens.subspan(1));
        return atom(tokens);
    }

private:
    PredicateFacts either(const std::vector<Tokens>& parts) const
    {
        PredicateFacts all;
        all.constrains = true;
        for (const Tokens part : parts) {
            const PredicateFacts one = of(part);
            collect(all, one);
            all.constrains = all.constrains && one.constrains;
            all.alwaysTrue = all.alwaysTrue || one.alwaysTrue;
            all.openWhenUnset = all.openWhenUnset || one.openWhenUnset;
        }
        return all;
    }

    PredicateFacts both(const std::vector<Tokens>& parts) const
    {
        PredicateFacts all;
        all.alwaysTrue = true;
        for (const Tokens part : parts) {
            const PredicateFacts one = of(part);
            collect(all, one);
            all.constrains = all.constrains || one.constrains;
            all.alwaysTrue = all.alwaysTrue && one.alwaysTrue;
            all.openWhenUnset = all.openWhenUnset || one.openWhenUnset;
        }
        if (all.constrains)
            all.alwaysTrue = all.openWhenUnset = false;
        return all;
    }

    PredicateFacts negated(Tokens tokens) const
    {
        const PredicateFacts inner = of(tokens);
        PredicateFacts facts;
        collect(facts, inner);
        const Tokens bare = withoutBrackets(tokens);
        facts.alwaysTrue = bare.size() == 1 && bare[0].is("false");
        return facts;
    }

    static void collect(PredicateFacts& all, const PredicateFacts& one)
    {
        all.empty = false;
        all.mentionsKey = all.mentionsKey || one.mentionsKey;
        all.literalTenant = all.literalTenant || one.literalTenant;
        all.pattern = all.pattern || one.pattern;
        all.comparesUser = all.comparesUser || one.comparesUser;
    }

    bool isKeyAt(Tokens tokens, std::size_t i) const
    {
        return tokens[i].isName() && tokens[i].text == m_table.key && !(i + 1 < tokens.size() && tokens[i + 1].is("("));
    }
    bool ownKeyAt(Tokens tokens, std::size_t i) const
    {
        if (!isKeyAt(tokens, i))
            return false;
        return i < 2 || !tokens[i - 1].is(".") || tokens[i - 2].text == m_table.name;
    }
    bool mentions(Tokens tokens) const
    {
        for (std::size_t i = 0; i < tokens.size(); ++i)
            if (ownKeyAt(tokens, i))
                return true;
        return false;
    }
    /// The key itself, perhaps with a cast or in brackets.
    bool isKeyAlone(Tokens tokens) const
    {
        tokens = withoutBrackets(tokens);
        if (tokens.size() > 6 && tokens.front().is("cast"))
            return mentions(tokens) && !containsWord(tokens, "select");
        if (const auto cast = operatorIn(tokens, std::array<std::string_view, 1>{"::"}))
            tokens = withoutBrackets(tokens.first(*cast));
        if (tokens.size() == 6 && tokens[0].is("cast"))
            tokens = tokens.subspan(2, 1);
        return !tokens.empty() && tokens.size() <= 5 && mentions(tokens) &&
               std::none_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.is("("); });
    }
    /// The key of this very table inside of a subquery: qualified, or where no table read there has one.
    bool bindsInSubquery(Tokens tokens) const
    {
        bool innerHasKey = false;
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
            if ((tokens[i].is("from") || tokens[i].is("join")) && tokens[i + 1].isName()) {
                std::size_t name = i + 1;
                while (name + 2 < tokens.size() && tokens[name + 1].is("."))
                    name += 2;
                innerHasKey = innerHasKey || !m_table.hasKeyToo || m_table.hasKeyToo(tokens[name].text);
            }
        for (std::size_t i = 0; i < tokens.size(); ++i)
            if (isKeyAt(tokens, i)) {
                const bool qualified = i >= 2 && tokens[i - 1].is(".");
                if (qualified ? tokens[i - 2].text == m_table.name : !innerHasKey)
                    return true;
            }
        return false;
    }

    static bool namesTenantSource(Tokens tokens)
    {
        return containsWord(tokens, "current_setting") || containsWord(tokens, "jwt");
    }

    PredicateFacts atom(Tokens tokens) const
    {
        PredicateFacts facts;
        facts.empty = tokens.empty();
        facts.mentionsKey = mentions(tokens);
        if (tokens.empty())
            return facts;
        if (tokens.size() == 1 && tokens[0].is("true")) {
            facts.alwaysTrue = true;
            return facts;
        }
        if (tokens.front().is("case"))
            return caseExpression(tokens, facts);
        if (isNullTest(tokens)) {
            facts.openWhenUnset = facts.mentionsKey || namesTenantSource(tokens) || tokens.front().is("nullif");
            return facts;
        }
        if (tokens.front().is("exists")) {
            facts.constrains = bindsInSubquery(tokens);
            return facts;
        }
        static constexpr std::array<std::string_view, 8> patterns = {"like", "ilike", "similar", "~", "~*", "~~", "regexp", "glob"};
        if (const auto at = operatorIn(tokens, patterns); at && mentions(tokens.first(*at))) {
            facts.pattern = facts.constrains = true;
            return facts;
        }
        static constexpr std::array<std::string_view, 2> equals = {"=", "in"};
        if (const auto at = operatorIn(tokens, equals))
            return comparison(tokens.first(*at), tokens.subspan(*at + 1), facts);
        if (const auto at = operatorIn(tokens, std::array<std::string_view, 1>{"is"}); at && containsWord(tokens, "distinct")) {
            const bool negatedTest = *at + 1 < tokens.size() && tokens[*at + 1].is("not");
            const std::size_t rest = *at + (negatedTest ? 4 : 3);
            if (negatedTest && rest < tokens.size())
                return comparison(tokens.first(*at), tokens.subspan(rest), facts);
            return facts;
        }
        static constexpr std::array<std::string_view, 7> others = {"<>", "!=", "<", ">", "<=", ">=", "is"};
        if (!operatorIn(tokens, others))
            facts.constrains = facts.mentionsKey;  // a function that is given the key
        return facts;
    }

    static bool isNullTest(Tokens tokens)
    {
        const std::size_t n = tokens.size();
        return (n > 2 && tokens[n - 1].is("null") && tokens[n - 2].is("is")) || tokens.back().is("isnull");
    }

    PredicateFacts caseExpression(Tokens tokens, PredicateFacts facts) const
    {
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
            facts.openWhenUnset = facts.openWhenUnset ||
                                  ((tokens[i].is("then") || tokens[i].is("else")) && tokens[i + 1].is("true"));
        facts.constrains = facts.mentionsKey && !facts.openWhenUnset;
        return facts;
    }

    PredicateFacts comparison(Tokens left, Tokens right, PredicateFacts facts) const
    {
        if (!left.empty() && left.back().is("not"))
            return facts;
        if (isLiteral(left) && isLiteral(right)) {
            facts.alwaysTrue = left.front().text == right.front().text;
            return facts;
        }
        if (!isKeyAlone(left))
            std::swap(left, right);
        if (!isKeyAlone(left)) {
            const bool emptyTest = (left.size() == 1 && left[0].kind == TokenKind::String && left[0].text.empty()) ||
                                   (right.size() == 1 && right[0].kind == TokenKind::String && right[0].text.empty());
            facts.openWhenUnset = emptyTest && (namesTenantSource(left) || namesTenantSource(right));
            facts.constrains = !emptyTest && tupleWithKey(left, right);
            return facts;
        }
        facts.mentionsKey = true;
        facts.comparesUser = containsWord(right, "current_user") || containsWord(right, "session_user");
        if (isLiteral(right)) {
            facts.literalTenant = facts.constrains = true;
            return facts;
        }
        const bool isSubquery = containsWord(right, "from");
        if (!isSubquery && mentions(right)) {
            facts.openWhenUnset = containsWord(right, "coalesce");
            return facts;  // the key is compared with itself
        }
        facts.constrains = true;
        return facts;
    }

    /// (tenant_id, user_id) IN (SELECT ...)
    bool tupleWithKey(Tokens left, Tokens right) const
    {
        return (mentions(left) && !left.empty() && left.front().is("(") && containsWord(right, "select")) ||
               (containsWord(left, "any") && mentions(left)) || (!right.empty() && right.front().is("any") && mentions(right)) ||
               (mentions(left) && left.size() > 2 && left[0].isName() && containsFunction(left) && !mentions(right));
    }
    static bool containsFunction(Tokens tokens)
    {
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
            if (tokens[i].isName() && tokens[i + 1].is("("))
                return true;
        return false;
    }

    const PolicyTable& m_table;
};

/// Whether each token lies inside of some (SELECT ...).
std::vector<bool> insideSelect(Tokens tokens)
{
    std::vector<bool> inside(tokens.size());
    std::vector<bool> stack;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].is("("))
            stack.push_back((!stack.empty() && stack.back()) || (i + 1 < tokens.size() && tokens[i + 1].is("select")));
        else if (tokens[i].is(")") && !stack.empty())
            stack.pop_back();
        inside[i] = !stack.empty() && stack.back();
    }
    return inside;
}

/// Where the value of brackets that close before `end` is cast: "...)::uuid".
bool castFollows(Tokens tokens, std::size_t end)
{
    while (end < tokens.size() && tokens[end].is(")"))
        ++end;
    if (end + 1 >= tokens.size())
        return false;
    if (tokens[end].is("as"))
        return !tokens[end + 1].is("text") && !tokens[end + 1].is("varchar");
    return tokens[end].is("::") && !tokens[end + 1].is("text") && !tokens[end + 1].is("varchar");
}

}  // namespace

PredicateFacts factsOf(std::string_view expression, const PolicyTable& table)
{
    const std::vector<Token> tokens = tokenize(expression);
    if (tokens.empty())
        return {};
    return Analysis(table).of(tokens);
}

std::vector<std::string> tablesReadBy(std::string_view expression)
{
    std::vector<std::string> names;
    if (expression.size() < 11)
        return names;
    const std::vector<Token> tokens = tokenize(expression);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        const bool reads = tokens[i].is("join") || (tokens[i].is("from") && !(i > 0 && tokens[i - 1].is("distinct")));
        if (!reads || !tokens[i + 1].isName())
            continue;
        std::size_t name = i + 1;
        while (name + 2 < tokens.size() && tokens[name + 1].is(".") && tokens[name + 2].isName())
            name += 2;
        if (name + 1 < tokens.size() && tokens[name + 1].is("("))
            continue;
        if (std::find(names.begin(), names.end(), tokens[name].text) == names.end())
            names.push_back(tokens[name].text);
    }
    return names;
}

std::vector<SettingCall> settingCalls(std::string_view sql)
{
    std::vector<SettingCall> calls;
    if (sql.find("etting") == std::string_view::npos && sql.find("ETTING") == std::string_view::npos)
        return calls;
    const std::vector<Token> tokens = tokenize(sql);
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (!tokens[i].is("current_setting") || !tokens[i + 1].is("("))
            continue;
        const std::size_t end = afterBracket(tokens, i + 1);
        SettingCall call;
        call.setting = tokens[i + 2].text;
        call.missingOk = end >= 3 && tokens[end - 2].is("true") && tokens[end - 3].is(",");
        call.nullIf = i >= 2 && tokens[i - 1].is("(") && tokens[i - 2].is("nullif");
        call.cast = castFollows(tokens, end);
        call.offset = tokens[i].offset;
        call.length = tokens[end - 1].offset + tokens[end - 1].length - call.offset;
        calls.push_back(std::move(call));
    }
    return calls;
}

std::vector<SqlRange> callsForEachRow(std::string_view sql)
{
    static constexpr std::array<std::string_view, 24> notCalls = {
        "nullif", "coalesce", "cast", "any", "all", "in", "exists", "and", "or", "not", "now", "lower", "upper", "array",
        "select", "where", "from", "on", "as", "using", "then", "when", "else", "values"};
    std::vector<SqlRange> ranges;
    const std::vector<Token> tokens = tokenize(sql);
    const std::vector<bool> inside = insideSelect(tokens);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (!tokens[i].isName() || !tokens[i + 1].is("(") || inside[i] || oneOf(tokens[i], notCalls) ||
            (i > 0 && tokens[i - 1].is("::")))
            continue;
        const std::size_t end = afterBracket(tokens, i + 1);
        bool readsColumn = false;
        for (std::size_t k = i + 2; k + 1 < end; ++k)
            readsColumn = readsColumn || (tokens[k].isName() && !tokens[k + 1].is("(") && !tokens[k].is("true") &&
                                          !tokens[k].is("false") && !tokens[k - 1].is("::"));
        if (readsColumn)
            continue;
        std::size_t first = i;
        while (first >= 2 && tokens[first - 1].is(".") && tokens[first - 2].isName())
            first -= 2;
        ranges.push_back({tokens[first].offset, tokens[end - 1].offset + tokens[end - 1].length - tokens[first].offset});
        i = end - 1;
    }
    return ranges;
}

std::string withTenantTest(std::string_view expression, const PolicyTable& table, const std::string& comparison)
{
    const std::vector<Token> all = tokenize(expression);
    const Tokens tokens = withoutBrackets(all);
    if (splitAt(tokens, "or").size() > 1)
        return comparison;
    std::string text = comparison;
    for (const Tokens part : splitAt(tokens, "and")) {
        const PredicateFacts facts = Analysis(table).of(part);
        if (part.empty() || facts.literalTenant || facts.pattern)
            continue;
        const std::size_t end = part.back().offset + part.back().length;
        text += " AND " + std::string(expression.substr(part.front().offset, end - part.front().offset));
    }
    return text;
}

bool sameExpression(std::string_view a, std::string_view b)
{
    const std::vector<Token> left = tokenize(a);
    const std::vector<Token> right = tokenize(b);
    const Tokens one = withoutBrackets(left);
    const Tokens other = withoutBrackets(right);
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const Token& x, const Token& y) { return x.kind == y.kind && x.text == y.text; });
}

}  // namespace barch::rules
