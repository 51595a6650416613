#pragma once

#include "exporters/sql/change/change_script.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace barch::sql::sqlite {

/// What has to hold when a change begins and before it is committed. SQLite has no way to raise an error but in a trigger: here rows that
/// break a constraint of a temporary table take the whole transaction back, in any shell and driver, and also where
/// nobody told the shell to stop at the first error.
class FinalChecks {
public:
    /// Tables go: were references enforced meanwhile, rows of others would go with them.
    void referencesAreOff() { m_needsOff = true; }
    /// Its rows were copied: `barch_rows` knows how many there were.
    void sameNumberOfRows(const std::string& table) { m_copied.push_back(table); }
    /// A table, index, trigger or view that has to be there.
    void isThere(const std::string& name) { m_objects.push_back(name); }
    void hasColumn(const std::string& table, const std::string& column) { m_columns[table].insert(column); }
    /// Its rows refer to rows that are there, those of `exceptTo` left out. `path`: of the table, for messages.
    void referencesHold(const std::string& table, const std::string& path, const ElementRef& element, const std::vector<std::string>& exceptTo);

    /// Before anything else.
    std::vector<ScriptStep> first() const;
    std::vector<ScriptStep> last() const;

private:
    struct Reference {
        std::string table;
        std::string path;
        ElementRef element;
        std::vector<std::string> exceptTo;
    };
    bool isEmpty() const { return !m_needsOff && m_copied.empty() && m_objects.empty() && m_columns.empty() && m_references.empty(); }

    bool m_needsOff = false;
    std::vector<std::string> m_copied;
    std::vector<std::string> m_objects;
    std::map<std::string, std::set<std::string>> m_columns;
    std::vector<Reference> m_references;
};

}  // namespace barch::sql::sqlite
