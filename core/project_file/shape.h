#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// How a type of the model looks in the project file, found from BARCH_FIELDS once. Reader, writer
/// and JSON Schema all go by it, so a new member of a struct needs no line here.
enum class ShapeKind : std::uint8_t {
    Text,       ///< std::string
    Flag,       ///< bool
    Whole,      ///< int
    Number,     ///< double
    Choice,     ///< enum class of std::uint8_t with BARCH_NAMES
    Reference,  ///< AnyId or Id<...>
    List,       ///< std::vector of any of these
    Map,        ///< SharedMap of a struct
    Block,      ///< struct with BARCH_FIELDS
    Optional,   ///< std::optional of a struct
    Shared,     ///< Shared of a struct
};

struct Shape;

struct MemberShape {
    std::string_view name;
    std::string opening;  ///< `"name": `
    std::size_t offset = 0;
    const Shape* shape = nullptr;
};

struct BlockShape {
    std::string_view name;
    std::vector<MemberShape> members;  ///< sorted by name; at most 64
    const MemberShape* id = nullptr;   ///< the member "id", where there is one
    const void* defaults = nullptr;    ///< a default-made struct
    /// A bit for each of `members` that differs from its default, and so is written.
    std::uint64_t (*present)(const void*) = nullptr;
    std::size_t unknownOffset = 0;     ///< of the UnknownMembers
};

/// The elements of one vector, `stride` bytes apart.
struct ElementRange {
    const std::byte* first = nullptr;
    std::size_t count = 0;
    std::size_t stride = 0;
};

/// Gathers what one SharedMap or Shared will hold, while it is read.
class Builder {
public:
    enum class Outcome { Added, NoId, Duplicate };

    virtual ~Builder() = default;
    /// Starts the next element; `outcome` says why where it gives nullptr. The key counts in maps only.
    virtual void* add(std::string_view key, Outcome& outcome) = 0;
    /// Puts what was gathered into the SharedMap or Shared at `target`.
    virtual void finish(void* target) = 0;
    const std::string& key() const { return m_key; }

protected:
    std::string m_key;
};

struct Shape {
    ShapeKind kind = ShapeKind::Text;
    std::span<const std::string_view> names = {};  ///< Choice
    const BlockShape* block = nullptr;             ///< Block
    const Shape* element = nullptr;                ///< List, Map, Optional, Shared: of what
    void* (*append)(void* list) = nullptr;                                ///< List: a new last element
    ElementRange (*range)(const void* list) = nullptr;                    ///< List
    std::vector<const void*> (*elements)(const void* map) = nullptr;      ///< Map, in order
    void* (*emplace)(void* optional) = nullptr;                           ///< Optional: makes its value
    const void* (*held)(const void* holder) = nullptr;                    ///< Optional (or nullptr), Shared
    std::unique_ptr<Builder> (*builder)() = nullptr;                      ///< Map, Shared
};

/// The shape of a whole project: a Block.
const Shape& projectShape();

inline void* memberOf(void* object, const MemberShape& member) { return static_cast<std::byte*>(object) + member.offset; }
inline const void* memberOf(const void* object, const MemberShape& member)
{
    return static_cast<const std::byte*>(object) + member.offset;
}

}  // namespace barch
