#include "ui/palette/search_index.h"

#include <QString>

#include <algorithm>

namespace barch::ui {
namespace {

bool isBoundary(char c)
{
    return c == '_' || c == '.' || c == ' ' || c == '-' || c == ':';
}

/// How well a text answers: the whole of it, its beginning, the beginning of a word, anywhere.
int scoreOf(std::string_view text, std::string_view word, std::size_t at)
{
    const std::size_t dot = text.rfind('.');
    const std::size_t name = dot == std::string_view::npos ? 0 : dot + 1;
    const int length = static_cast<int>(std::min<std::size_t>(text.size(), 99));
    if (text == word)
        return length;
    if (text.substr(name) == word)
        return 100 + length;
    const std::size_t inName = text.find(word, name);
    if (inName == name)  // of a column, its own name says more than its table's
        return 200 + length;
    if (at == 0 || isBoundary(text[at - 1]))
        return (inName == std::string_view::npos ? 400 : 300) + length;
    return 500 + length;
}

bool better(const Hit& a, const Hit& b)
{
    return a.score != b.score ? a.score < b.score : a.reference < b.reference;
}

void keep(const Hit& hit, std::size_t limit, Hits& into)
{
    const auto kind = static_cast<std::size_t>(hit.kind);
    ++into.found[kind];
    auto& best = into.best[kind];
    if (best.size() == limit && !better(hit, best.back()))
        return;
    best.insert(std::upper_bound(best.begin(), best.end(), hit, better), hit);
    if (best.size() > limit)
        best.pop_back();
}

}  // namespace

std::size_t Hits::total() const
{
    std::size_t sum = 0;
    for (const std::size_t count : found)
        sum += count;
    return sum;
}

void SearchIndex::add(HitKind kind, std::uint32_t reference, std::string_view text)
{
    const std::string lower = folded(text);
    m_entries.push_back({static_cast<std::uint32_t>(m_buffer.size()), static_cast<std::uint32_t>(lower.size()), reference, kind});
    m_buffer += lower;
    m_buffer += '\n';
}

void SearchIndex::search(const std::vector<std::string>& words, std::size_t limit, Hits& into) const
{
    if (words.empty()) {
        for (const Entry& entry : m_entries)
            keep({entry.kind, entry.reference, 0}, limit, into);
        return;
    }
    const std::string_view buffer = m_buffer;
    // The longest word is the rarest: look for that one, and at the others only where it stands.
    const std::string& rare = *std::max_element(words.begin(), words.end(),
                                                [](const auto& a, const auto& b) { return a.size() < b.size(); });
    std::size_t at = 0;
    for (std::size_t from = buffer.find(rare); from != std::string_view::npos; from = buffer.find(rare, from)) {
        while (at + 1 < m_entries.size() && m_entries[at + 1].offset <= from)
            ++at;
        const Entry& entry = m_entries[at];
        const std::string_view text = textOf(entry);
        int score = 0;
        const bool all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
            const std::size_t place = text.find(word);
            if (place == std::string_view::npos)
                return false;
            score += scoreOf(text, word, place);
            return true;
        });
        if (all)
            keep({entry.kind, entry.reference, score}, limit, into);
        from = entry.offset + entry.length;
    }
}

std::shared_ptr<const ProjectIndex> indexOf(const Project& project)
{
    auto index = std::make_shared<ProjectIndex>();
    index->tables.reserve(project.tables.size());
    for (auto it = project.tables.begin(); it != project.tables.end(); ++it)
        index->tables.push_back(it.pointer());
    std::sort(index->tables.begin(), index->tables.end(),
              [](const auto& a, const auto& b) { return a->name != b->name ? a->name < b->name : a->id < b->id; });
    for (std::uint32_t t = 0; t < index->tables.size(); ++t)
        index->texts.add(HitKind::Table, t, index->tables[t]->name);
    for (std::uint32_t t = 0; t < index->tables.size(); ++t) {
        const Table& table = *index->tables[t];
        for (std::uint32_t c = 0; c < table.columns.size(); ++c) {
            index->texts.add(HitKind::Column, static_cast<std::uint32_t>(index->columns.size()),
                             table.name + '.' + table.columns[c].name);
            index->columns.push_back({t, c});
        }
    }
    return index;
}

std::string folded(std::string_view text)
{
    std::string lower(text);
    bool plain = true;
    for (char& c : lower) {
        plain = plain && static_cast<unsigned char>(c) < 0x80;
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        else if (c == '\n')
            c = ' ';
    }
    if (plain)
        return lower;
    return QString::fromUtf8(lower.data(), static_cast<qsizetype>(lower.size())).toLower().toStdString();
}

std::vector<std::string> wordsOf(std::string_view query)
{
    std::vector<std::string> words;
    const std::string lower = folded(query);
    std::size_t from = 0;
    while (from < lower.size()) {
        const std::size_t to = std::min(lower.find(' ', from), lower.size());
        if (to > from)
            words.push_back(lower.substr(from, to - from));
        from = to + 1;
    }
    return words;
}

}  // namespace barch::ui
