#include "core/model/fields.h"
#include "core/project_file/format_version.h"
#include "core/project_file/json_text.h"
#include "core/project_file/project_file.h"
#include "core/project_file/shape.h"

#include <algorithm>

namespace barch {
namespace {

template <class T>
const T& as(const void* value)
{
    return *static_cast<const T*>(value);
}

bool isDefault(const Shape& shape, const void* value, const void* standard)
{
    switch (shape.kind) {
    case ShapeKind::Text: {
        const auto& text = as<std::string>(value);
        const auto& usual = as<std::string>(standard);
        return text.size() == usual.size() && text == usual;
    }
    case ShapeKind::Flag: return as<bool>(value) == as<bool>(standard);
    case ShapeKind::Whole: return as<int>(value) == as<int>(standard);
    case ShapeKind::Choice: return as<std::uint8_t>(value) == as<std::uint8_t>(standard);
    case ShapeKind::Reference: return as<AnyId>(value) == as<AnyId>(standard);
    case ShapeKind::List:
        if (shape.range(value).count == 0 && shape.range(standard).count == 0)
            return true;
        return shape.equal(value, standard);
    default: return shape.equal(value, standard);
    }
}

class Writer {
public:
    explicit Writer(JsonText& out) : m_out(out) {}

    void project(const Project& project)
    {
        const auto kept = std::find_if(project.unknown.begin(), project.unknown.end(),
                                       [](const auto& member) { return member.first == formatMember; });
        m_out.raw("{");
        m_out.line(1);
        m_out.raw("\"format\": ");
        m_out.indented(kept == project.unknown.end() ? formatText(currentFormat) : kept->second, 1);
        members(*projectShape().block, &project, 0, false, true);
        m_out.raw("\n}\n");
    }

private:
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

    void list(const Shape& shape, const void* at, int level)
    {
        const ElementRange range = shape.range(at);
        m_out.raw('[');
        for (std::size_t i = 0; i < range.count; ++i) {
            if (i > 0)
                m_out.raw(',');
            m_out.line(level + 1);
            value(*shape.element, range.first + i * range.stride, level + 1);
        }
        if (range.count > 0)
            m_out.line(level);
        m_out.raw(']');
    }

    void map(const Shape& shape, const void* at, int level)
    {
        const BlockShape& element = *shape.element->block;
        m_out.raw('{');
        bool first = true;
        for (const void* one : shape.elements(at)) {
            if (!first)
                m_out.raw(',');
            first = false;
            m_out.line(level + 1);
            value(*element.id->shape, memberOf(one, *element.id), level + 1);
            m_out.raw(": ");
            block(element, one, level + 1, true);
        }
        if (!first)
            m_out.line(level);
        m_out.raw('}');
    }

    void block(const BlockShape& shape, const void* at, int level, bool withoutId)
    {
        m_out.raw('{');
        if (members(shape, at, level, withoutId, false))
            m_out.line(level);
        m_out.raw('}');
    }

    /// Whether there were any. `follows`: others stand before them.
    bool members(const BlockShape& shape, const void* at, int level, bool withoutId, bool follows)
    {
        const auto& kept = as<UnknownMembers>(static_cast<const std::byte*>(at) + shape.unknownOffset);
        auto unknown = kept.begin();
        const auto start = [&] {
            if (follows)
                m_out.raw(',');
            follows = true;
            m_out.line(level + 1);
        };
        const auto writeUnknownBefore = [&](const std::string_view* name) {
            for (; unknown != kept.end() && (!name || unknown->first < *name); ++unknown) {
                if (level == 0 && unknown->first == formatMember)
                    continue;
                start();
                m_out.quoted(unknown->first);
                m_out.raw(": ");
                m_out.indented(unknown->second, level + 1);
            }
        };
        for (const MemberShape& member : shape.members) {
            const void* place = memberOf(at, member);
            if (isDefault(*member.shape, place, memberOf(shape.defaults, member)) || (withoutId && &member == shape.id))
                continue;
            if (unknown != kept.end())
                writeUnknownBefore(&member.name);
            start();
            m_out.raw(member.opening);
            value(*member.shape, place, level + 1);
        }
        writeUnknownBefore(nullptr);
        return follows;
    }

    JsonText& m_out;
};

constexpr std::size_t bufferSize = 1024 * 1024;

}  // namespace

bool writeProject(const Project& project, const ByteSink& sink)
{
    JsonText out(bufferSize, &sink);
    Writer(out).project(project);
    return out.finish();
}

std::string writeProject(const Project& project)
{
    JsonText out(bufferSize / 16);
    Writer(out).project(project);
    return std::string(out.text());
}

}  // namespace barch
