#pragma once

#include "core/model/table.h"

#include <deque>
#include <string>
#include <vector>

namespace barch {

/// Where a table of the blueprint belongs, whatever the answers make of it. Control: about a tenant,
/// not of it (its subscription); ControlGlobal: about none of them (the plans). Both stay with the
/// operator when tenants have databases of their own.
enum class TableScope { Root, Owned, Link, Global, Control, ControlGlobal };

/// One column being described. Without another word it is required and harmless.
class ColumnDraft {
public:
    explicit ColumnDraft(Column& column) : m_column(&column) {}
    ColumnDraft& optional();
    ColumnDraft& byDefault(std::string expression);
    ColumnDraft& holds(Classification classification);
    ColumnDraft& personal() { return holds(Classification::Personal); }
    ColumnDraft& hashed(std::string method);
    ColumnDraft& encrypted();
    ColumnDraft& because(std::string origin);

private:
    Column* m_column;
};

struct ReferenceDraft {
    std::string column;
    std::string target;
    ReferentialAction onDelete = ReferentialAction::Restrict;
    bool unique = false;
};

/// A table as the blueprint thinks of it: references by name, keys without the tenant. `Draft::finish`
/// makes the real table of it. The id and the time stamps are there from the start.
class TableDraft {
public:
    TableDraft(std::string name, TableScope scope, std::string area, std::string comment, std::string origin);

    ColumnDraft column(const std::string& name, std::string type, std::string comment);
    /// A text that callers send: long enough for an article, not for a memory full of it.
    ColumnDraft longText(const std::string& name, std::string comment);
    /// A column of an enum made by `Draft::enumeration`.
    ColumnDraft choice(const std::string& name, std::string_view enumeration, std::string comment);
    ColumnDraft refer(const std::string& name, std::string target, ReferentialAction onDelete, std::string comment);
    TableDraft& unique(std::vector<std::string> columns);
    TableDraft& index(std::vector<std::string> columns);
    TableDraft& check(std::string name, std::string expression);
    /// Rows are added and read, never changed.
    TableDraft& appendOnly();
    /// The running program may read it, only migrations and operators write it.
    TableDraft& readOnly();
    /// The running program may also write this global table.
    TableDraft& writable();
    TableDraft& keep(std::string retention);

    struct NamedCheck {
        std::string name;
        std::string expression;
    };
    std::string name;
    TableScope scope;
    std::string area;
    std::string comment;
    std::string origin;
    std::string retention;
    std::deque<Column> columns;
    std::vector<ReferenceDraft> references;
    std::vector<std::vector<std::string>> uniques;
    std::vector<std::vector<std::string>> indexes;
    std::vector<NamedCheck> checks;
    std::vector<std::string> privileges; ///< of the running program; empty: as its class has it
};

/// Ids of what the blueprint makes: "blueprint/table/users/column/email".
TableId blueprintTable(std::string_view table);
ColumnId blueprintColumn(std::string_view table, std::string_view column);

}  // namespace barch
