#pragma once

#include "core/import/imported.h"

#include <map>
#include <string>

namespace barch {

/// The notes of an import in the order of the source; what is said many times is said once, with how often.
class ScriptNotes {
public:
    void add(ImportOutcome outcome, int line, const std::string& what, const std::string& why);
    /// The same, once for all that are alike: "INSERT INTO users (30 times)", at the first line.
    void addOften(ImportOutcome outcome, int line, const std::string& what, const std::string& why);
    std::vector<ImportNote> notes() const;

private:
    struct Entry {
        ImportNote note;
        int times = 1;
    };
    std::vector<Entry> m_entries;
    std::map<std::string, std::size_t> m_places;
};

}  // namespace barch
