#include "core/import/dbml/binder.h"

#include "core/import/dbml/lexer.h"
#include "core/import/element_ids.h"

#include <set>

namespace barch::dbml {
namespace {

/// "#06c" is "#0066cc". Empty: no colour at all.
std::string fullColour(const std::string& colour)
{
    const bool isColour = (colour.size() == 4 || colour.size() == 7) && colour.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
    if (!isColour)
        return {};
    if (colour.size() == 7)
        return lowerCase(colour);
    std::string full = "#";
    for (const char digit : colour.substr(1))
        full += std::string(2, digit);
    return lowerCase(full);
}

}  // namespace

void Binder::bindGroups()
{
    std::set<std::string> names;
    std::set<TableId> placed;
    for (const GroupText& group : m_document.groups) {
        if (!names.insert(group.name.text).second)
            return fail(group.name.at, "There are two groups of tables named \"" + group.name.text + "\".");
        Area area;
        area.id = AreaId(importedGlobal("area", group.name.text));
        area.name = group.name.text;
        area.colour = fullColour(group.colour);
        if (area.colour.empty() && !group.colour.empty())
            return fail(group.at, "Expected a colour such as #3498db for the group \"" + area.name + "\", found " + group.colour + ".");
        for (const Path& path : group.tables) {
            const Made* made = tableOf(path, nullptr);
            if (!made)
                return fail(path.front().at, "There is no table named \"" + path.back().text + "\".");
            Placement placement;
            placement.id = made->table.id;
            placement.area = area.id;
            if (placed.insert(made->table.id).second)
                m_placements.push_back(std::move(placement));
            else
                note(path.front().at, "table " + path.back().text + " of group " + area.name, "A table lies in one area: it is in an earlier group already.");
        }
        if (!group.note.empty())
            note(group.at, "note of group " + area.name, "Areas of a drawing have no text.");
        m_areas.push_back(std::move(area));
    }
}

void Binder::bindStickyNotes()
{
    for (const StickyNote& sticky : m_document.stickyNotes) {
        Comment comment;
        comment.id = CommentId(importedGlobal("sticky note", sticky.name + std::string(1, '\0') + sticky.text));
        comment.author = "DBML";
        comment.text = sticky.name.empty() ? sticky.text : sticky.name + ": " + sticky.text;
        m_comments.push_back(std::move(comment));
    }
}

}  // namespace barch::dbml
