#pragma once

#include "core/import/dbml/document.h"
#include "core/import/dbml/types.h"
#include "core/import/source_text.h"
#include "core/model/result.h"

#include <map>
#include <string>
#include <string_view>

namespace barch::dbml {

/// Makes a project of what a text says: looks names up, gives ids.
class Binder {
public:
    Binder(const Document& document, std::string_view source) : m_document(document), m_source(source), m_lines(source) {}
    Result<Imported> bind();

private:
    using Key = std::pair<std::string, std::string>;   ///< schema and name
    struct Made {
        Table table;
        const TableText* text = nullptr;               ///< none: a link table
        std::string space;
    };
    struct Side {
        Made* made = nullptr;
        std::vector<ColumnId> columns;
    };

    // binder.cpp
    void chooseDialect();
    NamespaceId spaceOf(const std::string& name);
    void bindEnums();
    void declareTables();
    void bindTable(Made& made);
    void bindColumn(Made& made, const ColumnText& text);
    void bindSerial(Made& made, Column& column, Serial serial);
    void bindType(Made& made, Column& column, const ColumnText& text);
    std::string defaultOf(const Made& made, const Column& column, const ColumnText& text);
    void bindKeys(Made& made);
    void bindIndex(Made& made, const IndexText& text);
    void addCheck(Made& made, const CheckText& text);
    Project finished();

    // bind_references.cpp
    void bindReferences();
    void bindReference(const Reference& reference, Made* within);
    std::optional<Side> sideOf(const Endpoint& endpoint, Made* within);
    Made* tableOf(const Path& path, Made* within);
    void addForeignKey(const Reference& reference, const std::string& name, Side from, const Side& to);
    void addLinkTable(const Reference& reference, const Side& left, const Side& right);
    std::vector<ColumnId> addLinkColumns(Made& link, const Side& side);

    // bind_drawing.cpp
    void bindGroups();
    void bindStickyNotes();

    void fail(std::size_t at, std::string what);
    void note(std::size_t at, std::string what, std::string why);
    std::string freshName(const Table& table, const std::string& wanted);

    const Document& m_document;
    std::string_view m_source;
    LineCounter m_lines;
    std::optional<Error> m_error;
    Imported m_out;
    Dialect m_dialect = Dialect::PostgreSql;
    std::map<std::string, Namespace> m_spaces;
    std::map<Key, UserType> m_types;
    std::map<Key, Made> m_tables;
    std::map<std::string, Key> m_aliases;
    std::vector<Sequence> m_sequences;
    std::vector<Area> m_areas;
    std::vector<Placement> m_placements;
    std::vector<Comment> m_comments;
};

}  // namespace barch::dbml
