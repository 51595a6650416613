#pragma once

#include "core/import/imported.h"
#include "core/import/prisma/document.h"
#include "core/import/source_text.h"
#include "core/model/result.h"

#include <map>
#include <string>
#include <string_view>

namespace barch::prisma {

/// Makes the project: looks names up and applies what Prisma Migrate does where the schema says nothing.
class Binder {
public:
    Binder(const Document& document, std::string_view source) : m_document(document), m_source(source), m_lines(source) {}
    Result<Imported> bind();

private:
    struct Made {
        Table table;
        const Model* model = nullptr;
        std::string space;
        std::map<std::string, ColumnId> columns;   ///< by the name of the field
    };

    // binder.cpp
    void readDatasource();
    void addExtensions(const Expression& list);
    NamespaceId spaceOf(const std::string& name);
    std::string spaceNameOf(const Attributes& attributes);
    void bindEnum(const EnumBlock& block);
    void declare(const Model& model);
    void bindColumns(Made& made);
    void bindColumn(Made& made, const Field& field);
    bool bindType(Made& made, Column& column, const Field& field);
    void bindSerial(Made& made, Column& column);
    void bindKeys(Made& made);
    Project finished();

    // defaults.cpp
    void bindDefault(Made& made, Column& column, const Field& field);
    std::string valueText(const Expression& value, const Column& column, const Field& field);

    // indexes.cpp
    void bindPrimaryKey(Made& made, const Attribute& attribute, const Field* field);
    void bindIndex(Made& made, const Attribute& attribute, const Field* field);
    std::vector<IndexKey> keysOf(Made& made, const Attribute& attribute, const Field* field);
    void applyKeyOptions(IndexKey& key, const Expression& part);
    std::string constraintName(const Table& table, const std::vector<ColumnId>& columns, const std::string& suffix) const;

    // relations.cpp
    void bindRelations(Made& made);
    void bindForeignKey(Made& made, const Field& field, const Attribute& relation, Made& target);
    void bindManyToMany(Made& made, const Field& field, const std::string& name, Made& target);
    const Field* oppositeField(const Made& made, const Field& field, const std::string& name, const Made& target) const;
    ReferentialAction actionOf(const Attribute& relation, const std::string& argument, ReferentialAction usual);
    std::vector<ColumnId> columnsOf(const Made& made, const Expression* list, const Attribute& relation);

    void fail(std::size_t at, std::string what);
    void note(std::size_t at, std::string what, std::string why);

    const Document& m_document;
    std::string_view m_source;
    LineCounter m_lines;
    std::optional<Error> m_error;
    Imported m_out;
    Dialect m_dialect = Dialect::PostgreSql;
    bool m_hasForeignKeys = true;
    std::map<std::string, Namespace> m_spaces;
    std::map<std::string, UserType> m_enums;              ///< by the name in the schema
    std::map<std::string, std::map<std::string, std::string>> m_valueNames;
    std::map<std::string, Model::Kind> m_kinds;           ///< of everything that is written like a model
    std::map<std::string, Made> m_models;
    std::map<TableId, std::string> m_tableModels;
    std::map<std::string, Table> m_links;
    std::vector<Sequence> m_sequences;
    std::vector<Extension> m_extensions;
};

/// The relation's name, empty where it has none: @relation("x") or name: "x".
std::string relationName(const Field& field);

}  // namespace barch::prisma
