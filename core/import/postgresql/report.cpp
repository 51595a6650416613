#include "core/import/postgresql/report.h"

#include "core/text/short_name.h"

namespace barch::pg {

void Report::add(ImportOutcome outcome, int line, const std::string& what, const std::string& why)
{
    if (!m_notes.empty()) {
        Counted& last = m_notes.back();
        const bool same = last.note.outcome == outcome && last.note.what == what && last.note.why == why;
        if (same) {
            ++last.count;
            return;
        }
    }
    m_notes.push_back({{outcome, line, what, why}});
}

void Report::rows(int line, const std::string& what, const std::string& table)
{
    const auto [place, isNew] = m_rows.try_emplace(what + '\0' + table, m_notes.size());
    if (!isNew) {
        ++m_notes[place->second].count;
        return;
    }
    m_notes.push_back({{ImportOutcome::Skipped, line, what + " " + shortened(table), "Rows are not part of a design."}});
}

std::vector<ImportNote> Report::notes() const
{
    std::vector<ImportNote> list;
    list.reserve(m_notes.size());
    for (const Counted& counted : m_notes) {
        list.push_back(counted.note);
        if (counted.count > 1)
            list.back().what += " (" + std::to_string(counted.count) + " times)";
    }
    return list;
}

std::string shortened(std::string_view text, std::size_t limit)
{
    std::string line(wholeCharacters(text, limit));
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    return line.size() < text.size() ? line + "..." : line;
}

}  // namespace barch::pg
