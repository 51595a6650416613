#include "core/model/fields.h"
#include "core/project_file/format_version.h"
#include "core/project_file/json_text.h"
#include "core/project_file/ordered_pieces.h"
#include "core/project_file/project_file.h"
#include "core/project_file/shape.h"

#include <algorithm>
#include <bit>
#include <span>

namespace barch {
namespace {

template <class T>
const T& as(const void* value)
{
    return *static_cast<const T*>(value);
}

/// Writes the text of values into a buffer.
class Writer {
public:
    explicit Writer(JsonText& out) : m_out(out) {}

    void value(const Shape& shape, const void* at, int level)
    {
        switch (shape.kind) {
        case ShapeKind::Text: m_out.quoted(as<std::string>(at)); break;
        case ShapeKind::Flag: m_out.raw(as<bool>(at) ? "true" : "false"); break;
        case ShapeKind::Whole: m_out.number(static_cast<long long>(as<int>(at))); break;
        case ShapeKind::Number: m_out.number(as<double>(at)); break;
        case ShapeKind::Choice: m_out.quoted(shape.names[as<std::uint8_t>(at)]); break;
        case ShapeKind::Reference: m_out.id(as<AnyId>(at)); break;
        case ShapeKind::List: list(shape, at, level); break;
        case ShapeKind::Map: map(shape, at, level); break;
        case ShapeKind::Block: block(*shape.block, at, level, false); break;
        case ShapeKind::Optional:
        case ShapeKind::Shared: value(*shape.element, shape.held(at), level); break;
        }
    }

    /// Elements of a map, each behind its id. `isFirst`: none stand before them.
    void elements(const BlockShape& shape, std::span<const void* const> elements, int level, bool isFirst)
    {
        for (const void* element : elements) {
            m_out.line(level + 1, !isFirst);
            isFirst = false;
            value(*shape.id->shape, memberOf(element, *shape.id), level + 1);
            m_out.raw(": ");
            block(shape, element, level + 1, true);
        }
    }

    /// Calls `write(member)` for each known member that is written, and writes the unknown ones between
    /// them; all after a comma but the first, unless `follows`. Whether anything stands there then.
    template <class Write>
    bool members(const BlockShape& shape, const void* at, int level, bool withoutId, bool follows, Write write)
    {
        const auto& kept = as<UnknownMembers>(static_cast<const std::byte*>(at) + shape.unknownOffset);
        auto unknown = kept.begin();
        const auto start = [&] {
            m_out.line(level + 1, follows);
            follows = true;
        };
        const auto unknownBefore = [&](const std::string_view* name) {
            for (; unknown != kept.end() && (!name || unknown->first < *name); ++unknown) {
                if (level == 0 && unknown->first == formatMember)
                    continue;
                start();
                m_out.quoted(unknown->first);
                m_out.raw(": ");
                m_out.indented(unknown->second, level + 1);
            }
        };
        for (std::uint64_t present = shape.present(at); present != 0; present &= present - 1) {
            const MemberShape& member = shape.members[static_cast<std::size_t>(std::countr_zero(present))];
            if (withoutId && &member == shape.id)
                continue;
            if (unknown != kept.end())
                unknownBefore(&member.name);
            start();
            m_out.raw(member.opening);
            write(member, memberOf(at, member));
        }
        unknownBefore(nullptr);
        return follows;
    }

private:
    void list(const Shape& shape, const void* at, int level)
    {
        const ElementRange range = shape.range(at);
        m_out.raw('[');
        for (std::size_t i = 0; i < range.count; ++i) {
            m_out.line(level + 1, i > 0);
            value(*shape.element, range.first + i * range.stride, level + 1);
        }
        if (range.count > 0)
            m_out.line(level);
        m_out.raw(']');
    }

    void map(const Shape& shape, const void* at, int level)
    {
        const std::vector<const void*> all = shape.elements(at);
        m_out.raw('{');
        elements(*shape.element->block, all, level, true);
        if (!all.empty())
            m_out.line(level);
        m_out.raw('}');
    }

    void block(const BlockShape& shape, const void* at, int level, bool withoutId)
    {
        const auto write = [&](const MemberShape& member, const void* place) { value(*member.shape, place, level + 1); };
        m_out.raw('{');
        if (members(shape, at, level, withoutId, false, write))
            m_out.line(level);
        m_out.raw('}');
    }

    JsonText& m_out;
};

/// The whole text cut into pieces that can be made apart from each other: the elements of large maps,
/// some at a time, and what stands between.
class Document {
public:
    explicit Document(const Project& project)
    {
        const auto kept = std::find_if(project.unknown.begin(), project.unknown.end(),
                                       [](const auto& member) { return member.first == formatMember; });
        Writer writer(m_between);
        m_between.raw("{");
        m_between.line(1);
        m_between.raw("\"format\": ");
        m_between.indented(kept == project.unknown.end() ? formatText(currentFormat) : kept->second, 1);
        writer.members(*projectShape().block, &project, 0, false, true, [&](const MemberShape& member, const void* place) {
            if (member.shape->kind == ShapeKind::Map && member.shape->elements(place).size() > largeMap)
                addLargeMap(*member.shape, place);
            else
                writer.value(*member.shape, place, 1);
        });
        m_between.raw("\n}\n");
        endPiece();
    }

    std::size_t pieceCount() const { return m_pieces.size(); }

    void writePiece(std::size_t number, JsonText& out) const
    {
        const Piece& piece = m_pieces[number];
        if (piece.shape)
            Writer(out).elements(*piece.shape, std::span(m_elements).subspan(piece.first, piece.count), 1, piece.isFirst);
        else
            out.raw(m_between.text().substr(piece.first, piece.count));
    }

private:
    static constexpr std::size_t largeMap = 256;
    static constexpr std::size_t elementsInPiece = 32;

    /// Elements of a map, or (without a shape) a stretch of `m_between`.
    struct Piece {
        const BlockShape* shape = nullptr;
        std::size_t first = 0;
        std::size_t count = 0;
        bool isFirst = false;
    };

    void addLargeMap(const Shape& shape, const void* place)
    {
        m_between.raw('{');
        endPiece();
        const std::vector<const void*> all = shape.elements(place);
        for (std::size_t i = 0; i < all.size(); i += elementsInPiece)
            m_pieces.push_back({shape.element->block, m_elements.size() + i, std::min(elementsInPiece, all.size() - i), i == 0});
        m_elements.insert(m_elements.end(), all.begin(), all.end());
        m_between.line(1);
        m_between.raw('}');
    }

    void endPiece()
    {
        const std::size_t size = m_between.text().size();
        m_pieces.push_back({nullptr, m_pieceStart, size - m_pieceStart, false});
        m_pieceStart = size;
    }

    JsonText m_between{64 * 1024};
    std::size_t m_pieceStart = 0;
    std::vector<const void*> m_elements;
    std::vector<Piece> m_pieces;
};

}  // namespace

bool writeProject(const Project& project, const ByteSink& sink)
{
    const Document document(project);
    const auto make = [&](std::size_t piece, JsonText& out) { document.writePiece(piece, out); };
    if (document.pieceCount() > 1)
        return writeInOrder(document.pieceCount(), make, sink);
    JsonText text(64);
    document.writePiece(0, text);
    return sink(text.text());
}

std::string writeProject(const Project& project)
{
    std::string text;
    writeProject(project, [&](std::string_view piece) {
        text += piece;
        return true;
    });
    return text;
}

}  // namespace barch
