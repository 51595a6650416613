#include "core/project_file/project_reader.h"

#include "core/project_file/id_text.h"
#include "core/project_file/utf8.h"

#include <algorithm>
#include <utility>

namespace barch {
namespace {

constexpr std::size_t maximumDepth = 64;

std::string_view nameOfShape(const Shape& shape)
{
    switch (shape.kind) {
    case ShapeKind::Text:
    case ShapeKind::Choice: return "a text";
    case ShapeKind::Flag: return "true or false";
    case ShapeKind::Whole: return "a whole number";
    case ShapeKind::Number: return "a number";
    case ShapeKind::Reference: return "an id";
    case ShapeKind::List: return "a list";
    case ShapeKind::Map:
    case ShapeKind::Block:
    case ShapeKind::Optional:
    case ShapeKind::Shared: return "an object";
    }
    return "something else";
}

std::string listOf(std::span<const std::string_view> names)
{
    std::string list;
    for (const std::string_view name : names)
        list += (list.empty() ? "\"" : ", \"") + std::string(name) + '"';
    return list;
}

constexpr std::string_view correctIt = "Correct the line, or go back to a backup of the file.";

}  // namespace

ProjectReader::ProjectReader(Project& project) : m_project(project)
{
    m_frames.reserve(16);
}

std::string ProjectReader::path() const
{
    std::string path;
    const auto add = [&](std::string_view name) {
        path += path.empty() ? "" : ".";
        path += shown(name);
    };
    for (const Frame& frame : m_frames) {
        if (frame.shape->kind == ShapeKind::List) {
            path += '[' + std::to_string(frame.next == 0 ? 0 : frame.next - 1) + ']';
        } else if (frame.shape->kind == ShapeKind::Map) {
            if (!frame.builder->key().empty())
                add(frame.builder->key());
        } else if (frame.member) {
            add(frame.member->name);
        }
    }
    if (m_inUnknown)
        add(m_unknown.name());
    return path;
}

bool ProjectReader::fail(std::string what, std::string advice)
{
    if (!m_error)
        m_error = Error{std::move(what), path(), std::move(advice)};
    return false;
}

bool ProjectReader::wrongType(const Shape& wanted, std::string_view got)
{
    return fail("Here stands " + std::string(got) + ", but " + std::string(nameOfShape(wanted)) + " is needed.",
                std::string(correctIt));
}

ProjectReader::Target ProjectReader::target()
{
    if (m_frames.empty())
        return {&projectShape(), &m_project};
    Frame& frame = m_frames.back();
    if (frame.shape->kind != ShapeKind::List)
        return m_value;
    ++frame.next;
    return {frame.shape->element, frame.shape->append(frame.object)};
}

bool ProjectReader::isTooDeep()
{
    if (m_frames.size() + m_unknown.depth() < maximumDepth)
        return false;
    fail("The file nests its values more than 64 levels deep.",
         "Backend Architect never writes that: go back to a backup of the file.");
    return true;
}

bool ProjectReader::unknownValue(std::string_view json)
{
    m_unknown.value(json);
    if (m_unknown.depth() == 0)
        endUnknown();
    return true;
}

void ProjectReader::endUnknown()
{
    Frame& frame = m_frames.back();
    auto& unknown = *reinterpret_cast<UnknownMembers*>(static_cast<std::byte*>(frame.object) + frame.shape->block->unknownOffset);
    unknown.emplace_back(m_unknown.name(), m_unknown.take());
    m_inUnknown = false;
}

bool ProjectReader::null()
{
    return m_inUnknown ? unknownValue("null") : wrongType(*target().shape, "null");
}

bool ProjectReader::boolean(bool value)
{
    if (m_inUnknown)
        return unknownValue(value ? "true" : "false");
    const Target at = target();
    if (at.shape->kind != ShapeKind::Flag)
        return wrongType(*at.shape, "true or false");
    *static_cast<bool*>(at.place) = value;
    return true;
}

template <class Value>
bool ProjectReader::wholeNumber(Value value)
{
    if (m_inUnknown)
        return unknownValue(std::to_string(value));
    const Target at = target();
    if (at.shape->kind == ShapeKind::Number) {
        *static_cast<double*>(at.place) = static_cast<double>(value);
        return true;
    }
    if (at.shape->kind != ShapeKind::Whole)
        return wrongType(*at.shape, "a number");
    if (!std::in_range<int>(value))
        return fail("The number " + std::to_string(value) + " is too large here.", std::string(correctIt));
    *static_cast<int*>(at.place) = static_cast<int>(value);
    return true;
}

bool ProjectReader::number_integer(number_integer_t value)
{
    return wholeNumber(value);
}

bool ProjectReader::number_unsigned(number_unsigned_t value)
{
    return wholeNumber(value);
}

bool ProjectReader::number_float(number_float_t value, const string_t& text)
{
    if (m_inUnknown)
        return unknownValue(text);
    const Target at = target();
    if (at.shape->kind == ShapeKind::Whole)
        return fail("The number " + shown(text) + " is not a whole number in range.", std::string(correctIt));
    if (at.shape->kind != ShapeKind::Number)
        return wrongType(*at.shape, "a number");
    *static_cast<double*>(at.place) = value;
    return true;
}

bool ProjectReader::string(string_t& value)
{
    if (m_inUnknown)
        return unknownValue(quotedJson(value));
    const Target at = target();
    switch (at.shape->kind) {
    case ShapeKind::Text:
        // Copied and not moved: the parser goes on filling the memory that it has.
        static_cast<std::string*>(at.place)->assign(value);
        return true;
    case ShapeKind::Reference:
        if (const std::optional<AnyId> id = idFromText(value)) {
            *static_cast<AnyId*>(at.place) = *id;
            return true;
        }
        return fail("\"" + shown(value) + "\" is not an id.",
                    "Ids are 12 digits and small letters without i, l, o and u: copy it from where the element stands.");
    case ShapeKind::Choice: {
        const auto names = at.shape->names;
        const auto found = std::find(names.begin(), names.end(), value);
        if (found == names.end())
            return fail("\"" + shown(value) + "\" is not one of the values known here.", "Use one of " + listOf(names) + '.');
        *static_cast<std::uint8_t*>(at.place) = static_cast<std::uint8_t>(found - names.begin());
        return true;
    }
    default: return wrongType(*at.shape, "a text");
    }
}

bool ProjectReader::start_object(std::size_t)
{
    if (isTooDeep())
        return false;
    if (m_inUnknown) {
        m_unknown.open('{');
        return true;
    }
    const Target at = target();
    Frame frame;
    frame.shape = at.shape;
    frame.object = at.place;
    switch (at.shape->kind) {
    case ShapeKind::Block: break;
    case ShapeKind::Map: frame.builder = at.shape->builder(); break;
    case ShapeKind::Optional:
        frame.shape = at.shape->element;
        frame.object = at.shape->emplace(at.place);
        break;
    case ShapeKind::Shared: {
        Builder::Outcome outcome{};
        frame.builder = at.shape->builder();
        frame.shape = at.shape->element;
        frame.object = frame.builder->add({}, outcome);
        frame.holder = at.place;
        break;
    }
    default: return wrongType(*at.shape, "an object");
    }
    if (m_nextIsMapElement) {
        m_nextIsMapElement = false;
        frame.isMapElement = true;
    }
    m_frames.push_back(std::move(frame));
    return true;
}

bool ProjectReader::key(string_t& name)
{
    if (m_inUnknown)
        return m_unknown.key(name) || standsTwice(name);
    Frame& frame = m_frames.back();
    return frame.shape->kind == ShapeKind::Map ? mapKey(frame, name) : blockKey(frame, name);
}

bool ProjectReader::standsTwice(std::string_view name)
{
    return fail("The member \"" + shown(name) + "\" stands twice in one object.",
                "Keep the right one. Two versions of the file may have been put together by hand.");
}

bool ProjectReader::mapKey(Frame& frame, string_t& name)
{
    Builder::Outcome outcome{};
    void* const element = frame.builder->add(name, outcome);
    m_value = {frame.shape->element, element};
    m_nextIsMapElement = true;
    switch (outcome) {
    case Builder::Outcome::Added: return true;
    case Builder::Outcome::Duplicate:
        return fail("Two elements have the id \"" + shown(name) + "\".",
                    "Keep the right one. Two versions of the file may have been put together by hand.");
    case Builder::Outcome::NoId: break;
    }
    return fail("\"" + shown(name) + "\" is not an id.", "Ids are 12 digits and small letters without i, l, o and u.");
}

bool ProjectReader::blockKey(Frame& frame, string_t& name)
{
    const auto& members = frame.shape->block->members;
    std::size_t at = frame.next;
    // Files are sorted: the member is one of the next few as a rule.
    while (at < members.size() && members[at].name != name)
        ++at;
    if (at == members.size()) {
        const auto found = std::lower_bound(members.begin(), members.end(), name,
                                            [](const MemberShape& member, const std::string& wanted) { return member.name < wanted; });
        if (found == members.end() || found->name != name)
            return unknownKey(frame, name);
        at = static_cast<std::size_t>(found - members.begin());
    }
    const std::uint64_t bit = std::uint64_t{1} << at;
    frame.member = &members[at];
    if ((frame.seen & bit) != 0)
        return standsTwice(name);
    if (frame.isMapElement && frame.member == frame.shape->block->id)
        return fail("The element repeats its id.", "The key in front of the element is its id: remove this line.");
    frame.seen |= bit;
    frame.next = at + 1;
    m_value = {frame.member->shape, memberOf(frame.object, *frame.member)};
    return true;
}

bool ProjectReader::unknownKey(Frame& frame, string_t& name)
{
    frame.member = nullptr;
    m_inUnknown = true;
    m_unknown.start(name);
    if (!frame.unknownNames)
        frame.unknownNames = std::make_unique<std::set<std::string, std::less<>>>();
    return frame.unknownNames->insert(name).second || standsTwice(name);
}

bool ProjectReader::end_object()
{
    if (m_inUnknown)
        return endUnknownLevel();
    Frame& frame = m_frames.back();
    if (frame.unknownNames) {
        auto& unknown = *reinterpret_cast<UnknownMembers*>(static_cast<std::byte*>(frame.object) + frame.shape->block->unknownOffset);
        std::sort(unknown.begin(), unknown.end());
    }
    if (frame.builder)
        frame.builder->finish(frame.shape->kind == ShapeKind::Map ? frame.object : frame.holder);
    m_frames.pop_back();
    return true;
}

bool ProjectReader::endUnknownLevel()
{
    m_unknown.close();
    if (m_unknown.depth() == 0)
        endUnknown();
    return true;
}

bool ProjectReader::start_array(std::size_t)
{
    if (isTooDeep())
        return false;
    if (m_inUnknown) {
        m_unknown.open('[');
        return true;
    }
    const Target at = target();
    if (at.shape->kind != ShapeKind::List)
        return wrongType(*at.shape, "a list");
    Frame frame;
    frame.shape = at.shape;
    frame.object = at.place;
    m_frames.push_back(std::move(frame));
    return true;
}

bool ProjectReader::end_array()
{
    if (m_inUnknown)
        return endUnknownLevel();
    m_frames.pop_back();
    return true;
}

bool ProjectReader::parse_error(std::size_t position, const std::string& token, const nlohmann::json::exception& exception)
{
    m_syntaxError = SyntaxError{position, token, exception.what(), path()};
    return false;
}

}  // namespace barch
