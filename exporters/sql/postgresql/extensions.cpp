#include "exporters/sql/dependency_order.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/types.h"
#include "exporters/sql/type_name.h"

#include <algorithm>
#include <map>

namespace barch::sql::postgresql {
namespace {

/// What brings a type, an operator class or a function that isn't built in.
const std::map<std::string, std::string, std::less<>>& bringers()
{
    static const std::map<std::string, std::string, std::less<>> table = {
        {"citext", "citext"}, {"hstore", "hstore"}, {"ltree", "ltree"}, {"lquery", "ltree"}, {"cube", "cube"},
        {"vector", "vector"}, {"halfvec", "vector"}, {"sparsevec", "vector"}, {"geometry", "postgis"},
        {"geography", "postgis"}, {"isbn", "isn"}, {"isbn13", "isn"}, {"issn", "isn"}, {"ean13", "isn"},
        {"gin_trgm_ops", "pg_trgm"}, {"gist_trgm_ops", "pg_trgm"}, {"similarity", "pg_trgm"},
        {"word_similarity", "pg_trgm"}, {"uuid_generate_v4", "uuid-ossp"}, {"uuid_generate_v1", "uuid-ossp"},
        {"uuid_generate_v5", "uuid-ossp"}, {"crypt", "pgcrypto"}, {"gen_salt", "pgcrypto"}, {"digest", "pgcrypto"},
        {"hmac", "pgcrypto"}, {"gen_random_bytes", "pgcrypto"}, {"pgp_sym_encrypt", "pgcrypto"},
        {"pgp_sym_decrypt", "pgcrypto"}, {"unaccent", "unaccent"}, {"levenshtein", "fuzzystrmatch"},
        {"soundex", "fuzzystrmatch"}, {"vector_cosine_ops", "vector"}, {"vector_l2_ops", "vector"},
        {"vector_ip_ops", "vector"}, {"gin_bigm_ops", "pg_bigm"},
    };
    return table;
}

class Needs {
public:
    explicit Needs(const Project& project) : m_project(project)
    {
        for (const Extension& extension : project.extensions)
            m_found.emplace(extension.name, &extension);
    }

    void word(std::string_view name)
    {
        const auto found = bringers().find(name);
        if (found != bringers().end())
            m_found.emplace(found->second, nullptr);
    }
    void type(std::string_view text)
    {
        if (const auto parsed = parseType(text))
            word(parsed->name);
    }
    void expression(std::string_view text)
    {
        if (text.empty())
            return;
        std::vector<Token> tokens;
        for (const Token& token : scan(text, lexis()))
            if (token.kind != TokenKind::Space && token.kind != TokenKind::Comment)
                tokens.push_back(token);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const bool isCall = i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::Open;
            const bool isCast = i > 0 && tokens[i - 1].is(TokenKind::Operator, "::");
            if (tokens[i].kind == TokenKind::Word && (isCall || isCast))
                word(lowerCase(tokens[i].text));
        }
    }
    /// gist and gin have no operator classes for scalar types of their own.
    void scalarKey(std::string_view method, const Table& table, ColumnId id)
    {
        static const std::vector<std::string> scalars = {
            "uuid", "integer", "bigint", "smallint", "text", "varchar", "char", "boolean", "numeric", "date",
            "timestamptz", "timestamp", "time", "real", "double precision", "bytea", "macaddr"};
        const Column* column = table.column(id);
        if (!column)
            return;
        const auto parsed = parseType(column->type);
        const bool scalar = (parsed && parsed->dimensions == 0 &&
                             std::find(scalars.begin(), scalars.end(), canonicalName(*parsed)) != scalars.end()) ||
                            (column->userType && column->type.empty());
        if (scalar && (method == "gist" || method == "gin"))
            m_found.emplace(method == "gist" ? "btree_gist" : "btree_gin", nullptr);
    }

    const std::map<std::string, const Extension*>& found() const { return m_found; }

private:
    const Project& m_project;
    std::map<std::string, const Extension*> m_found;
};

void addTable(Needs& needs, const Table& table)
{
    for (const Column& column : table.columns) {
        if (!column.userType)
            needs.type(column.type);
        needs.expression(column.defaultExpression);
        needs.expression(column.generatedExpression);
    }
    for (const Check& check : table.checks)
        needs.expression(check.expression);
    for (const Index& index : table.indexes) {
        needs.expression(index.predicate);
        for (const IndexKey& key : index.keys) {
            needs.word(key.operatorClass);
            needs.expression(key.expression);
            if (key.column && key.operatorClass.empty())
                needs.scalarKey(index.method, table, key.column);
        }
    }
    for (const Exclusion& exclusion : table.exclusions)
        for (const ExclusionElement& element : exclusion.elements) {
            needs.scalarKey(exclusion.method.empty() ? "gist" : exclusion.method, table, element.column);
            needs.expression(element.expression);
        }
}

std::map<std::string, const Extension*> neededExtensions(const Project& project)
{
    Needs needs(project);
    for (const Table& table : project.tables)
        addTable(needs, table);
    for (const UserType& type : project.types) {
        needs.type(type.baseType);
        for (const Column& attribute : type.attributes)
            needs.type(attribute.type);
    }
    for (const Function& function : project.functions)
        if (function.dialect == Dialect::PostgreSql || function.dialect == Dialect::Any) {
            needs.expression(function.body);
            needs.expression(function.arguments);
        }
    for (const View& view : project.views)
        for (const Index& index : view.indexes)
            for (const IndexKey& key : index.keys)
                needs.word(key.operatorClass);
    return needs.found();
}

/// Extensions that the owner of a database may install itself ("trusted"), as PostgreSQL 15 ships them.
bool isTrusted(const std::string& name)
{
    static const std::vector<std::string> trusted = {
        "btree_gin", "btree_gist", "citext", "cube", "dict_int", "fuzzystrmatch", "hstore", "intarray", "isn", "lo",
        "ltree", "pg_trgm", "pgcrypto", "seg", "tablefunc", "tcn", "tsm_system_rows", "tsm_system_time", "unaccent",
        "uuid-ossp", "vector", "plpgsql"};
    return std::find(trusted.begin(), trusted.end(), name) != trusted.end();
}

/// Whether an extension without a schema would lie in another one than where it lies by default.
bool looksElsewhereFirst(const Project& project)
{
    return std::any_of(project.namespaces.begin(), project.namespaces.end(), [](const Namespace& space) { return space.name < "public"; });
}

bool hasItsOwnSchema(const std::string& name)
{
    static const std::vector<std::string> own = {"adminpack", "pg_cron", "postgis_tiger_geocoder", "postgis_topology", "timescaledb_toolkit"};
    return std::find(own.begin(), own.end(), name) != own.end();
}

}  // namespace

void writeExtensions(Draft& draft)
{
    for (const auto& [name, extension] : neededExtensions(draft.project())) {
        if (name == "plpgsql")
            continue;
        std::string statement = "CREATE EXTENSION IF NOT EXISTS " + quoted(name);
        if (const Namespace* space = extension ? draft.project().namespaces.find(extension->namespaceId) : nullptr)
            statement += " WITH SCHEMA " + quoted(space->name);
        else if (looksElsewhereFirst(draft.project()) && !hasItsOwnSchema(name))
            statement += " WITH SCHEMA public";
        // One that an administrator had installed before is not ours to drop.
        const std::string reverse = "DO " + dollarQuoted("\nBEGIN\n  IF EXISTS (SELECT FROM pg_extension WHERE extname = " +
                                                         literal(name) +
                                                         " AND extowner = current_user::regrole) THEN\n    DROP EXTENSION " +
                                                         quoted(name) + ";\n  END IF;\nEND ");
        ElementRef element = ElementRef::of(ElementKind::Extension, {});
        element.key = name;
        draft.add({.statement = statement, .reverse = reverse, .comment = "Extension " + name, .element = element});
    }
}

std::vector<std::string> administratorExtensions(Draft& draft)
{
    std::vector<std::string> names;
    for (const auto& [name, extension] : neededExtensions(draft.project()))
        if (!isTrusted(name))
            names.push_back(name);
    return names;
}

}  // namespace barch::sql::postgresql
