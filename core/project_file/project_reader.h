#pragma once

#include "core/model/project.h"
#include "core/model/result.h"
#include "core/project_file/shape.h"
#include "core/project_file/unknown_member.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace barch {

/// Fills a project from the events of nlohmann's SAX parser (the functions it calls are named as it
/// wants them). The first thing that is wrong stops it.
class ProjectReader {
public:
    using number_integer_t = nlohmann::json::number_integer_t;
    using number_unsigned_t = nlohmann::json::number_unsigned_t;
    using number_float_t = nlohmann::json::number_float_t;
    using string_t = nlohmann::json::string_t;
    using binary_t = nlohmann::json::binary_t;

    struct SyntaxError {
        std::size_t position;  ///< bytes read
        std::string token;
        std::string message;
        std::string path;
    };

    explicit ProjectReader(Project& project);

    bool null();
    bool boolean(bool value);
    bool number_integer(number_integer_t value);
    bool number_unsigned(number_unsigned_t value);
    bool number_float(number_float_t value, const string_t& text);
    bool string(string_t& value);
    bool binary(binary_t&) { return false; }
    bool start_object(std::size_t);
    bool key(string_t& name);
    bool end_object();
    bool start_array(std::size_t);
    bool end_array();
    bool parse_error(std::size_t position, const std::string& token, const nlohmann::json::exception& exception);

    /// What was wrong with the content; `where` is the path of members ("tables.k3….columns[2].type").
    const std::optional<Error>& error() const { return m_error; }
    /// What was wrong with the JSON.
    const std::optional<SyntaxError>& syntaxError() const { return m_syntaxError; }

private:
    std::string path() const;

    struct Frame {
        const Shape* shape = nullptr;      ///< Block, List or Map
        void* object = nullptr;
        std::uint64_t seen = 0;            ///< Block: a bit for each member
        std::size_t next = 0;              ///< Block: after the member read last; List: elements so far
        const MemberShape* member = nullptr;
        std::unique_ptr<Builder> builder;  ///< Map; Block that a Shared holds
        void* holder = nullptr;            ///< that Shared
        bool isMapElement = false;         ///< its id is the key in front of it
        std::unique_ptr<std::set<std::string, std::less<>>> unknownNames;
    };
    struct Target {
        const Shape* shape = nullptr;
        void* place = nullptr;
    };

    Target target();
    template <class Value>
    bool wholeNumber(Value value);
    bool blockKey(Frame& frame, string_t& name);
    bool mapKey(Frame& frame, string_t& name);
    bool unknownKey(Frame& frame, string_t& name);
    bool unknownValue(std::string_view json);
    bool endUnknownLevel();
    void endUnknown();
    bool isTooDeep();
    bool standsTwice(std::string_view name);
    bool wrongType(const Shape& wanted, std::string_view got);
    bool fail(std::string what, std::string advice);

    Project& m_project;
    std::vector<Frame> m_frames;
    Target m_value;  ///< where the value of the key read last belongs
    bool m_nextIsMapElement = false;
    bool m_inUnknown = false;
    UnknownMember m_unknown;
    std::optional<Error> m_error;
    std::optional<SyntaxError> m_syntaxError;
};

}  // namespace barch
