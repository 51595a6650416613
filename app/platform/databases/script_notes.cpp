#include "app/platform/databases/script_notes.h"

#include <algorithm>

namespace barch {

void ScriptNotes::add(ImportOutcome outcome, int line, const std::string& what, const std::string& why)
{
    m_entries.push_back({{outcome, line, what, why}, 1});
}

void ScriptNotes::addOften(ImportOutcome outcome, int line, const std::string& what, const std::string& why)
{
    const auto [place, isNew] = m_places.try_emplace(what + '\n' + why, m_entries.size());
    if (isNew)
        add(outcome, line, what, why);
    else
        ++m_entries[place->second].times;
}

std::vector<ImportNote> ScriptNotes::notes() const
{
    std::vector<ImportNote> notes;
    for (const Entry& entry : m_entries) {
        notes.push_back(entry.note);
        if (entry.times > 1)
            notes.back().what += " (" + std::to_string(entry.times) + " times)";
    }
    std::stable_sort(notes.begin(), notes.end(), [](const ImportNote& a, const ImportNote& b) { return a.line < b.line; });
    return notes;
}

}  // namespace barch
