#pragma once

#include "core/model/project.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace barch::ui {

enum class HitKind : std::uint8_t { Page, Table, Column, Question, Rule, Action, File };
constexpr std::size_t hitKinds = 7;

/// Something that can be found. `reference` is an index into what the index was built from.
struct Hit {
    HitKind kind = HitKind::Page;
    std::uint32_t reference = 0;
    int score = 0;  ///< lower is better
};

struct Hits {
    std::array<std::vector<Hit>, hitKinds> best;  ///< by kind, the best first, at most `limit` each
    std::array<std::size_t, hitKinds> found{};    ///< how many there are in all
    std::size_t total() const;
};

/// Lower-case texts of one kind of thing after another in one buffer, so that 120,000 of them are
/// looked through in a few milliseconds.
class SearchIndex {
public:
    void add(HitKind kind, std::uint32_t reference, std::string_view text);
    /// `words` are lower case; all must occur. No words: everything, in order.
    void search(const std::vector<std::string>& words, std::size_t limit, Hits& into) const;
    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        std::uint32_t offset;
        std::uint32_t length;
        std::uint32_t reference;
        HitKind kind;
    };
    std::string_view textOf(const Entry& entry) const { return std::string_view(m_buffer).substr(entry.offset, entry.length); }

    std::string m_buffer;
    std::vector<Entry> m_entries;
};

/// Tables and columns of a project, ready to be searched. Built in the background.
struct ProjectIndex {
    struct ColumnPlace {
        std::uint32_t table;
        std::uint32_t column;
    };
    std::vector<std::shared_ptr<const Table>> tables;
    std::vector<ColumnPlace> columns;
    SearchIndex texts;
};
std::shared_ptr<const ProjectIndex> indexOf(const Project& project);

/// In lower case, as texts and words are compared.
std::string folded(std::string_view text);
/// "Tenant  ID" -> {"tenant", "id"}.
std::vector<std::string> wordsOf(std::string_view query);

}  // namespace barch::ui
