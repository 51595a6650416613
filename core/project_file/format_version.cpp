#include "core/project_file/format_version.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>

namespace barch {
namespace {

using Json = nlohmann::json;

std::optional<FormatVersion> parseVersion(std::string_view text)
{
    FormatVersion version;
    const char* const end = text.data() + text.size();
    const auto major = std::from_chars(text.data(), end, version.major);
    if (major.ec != std::errc() || major.ptr == end || *major.ptr != '.')
        return std::nullopt;
    const auto minor = std::from_chars(major.ptr + 1, end, version.minor);
    if (minor.ec != std::errc() || minor.ptr != end || version.major < 1 || version.minor < 0)
        return std::nullopt;
    return version;
}

/// Follows the document down to `format.name` and `format.version`, and stops behind them.
class FormatFinder : public nlohmann::json_sax<Json> {
public:
    const FoundFormat& found() const { return m_found; }
    bool isComplete() const { return m_isComplete; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool string(string_t& text) override
    {
        if (m_depth == 2 && m_inFormat && m_key == "name")
            m_found.isProject = text == "barch";
        if (m_depth == 2 && m_inFormat && m_key == "version")
            m_found.version = parseVersion(text);
        return true;
    }
    bool start_object(std::size_t) override
    {
        m_inFormat = m_depth == 1 && m_topIsObject && m_key == formatMember;
        m_topIsObject = m_topIsObject || m_depth == 0;
        return ++m_depth <= 64;
    }
    bool key(string_t& name) override
    {
        if (m_depth <= 2)
            m_key = name;
        return true;
    }
    bool end_object() override
    {
        m_isComplete = m_inFormat && m_depth == 2;
        --m_depth;
        return !m_isComplete;
    }
    bool start_array(std::size_t) override { return ++m_depth <= 64; }
    bool end_array() override
    {
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) override { return false; }

private:
    FoundFormat m_found;
    std::string m_key;
    int m_depth = 0;
    bool m_topIsObject = false;
    bool m_inFormat = false;
    bool m_isComplete = false;
};

/// Brings text of one major version to the next.
using UpgradeStep = Result<std::string> (*)(std::string_view bytes);

/// upgradeSteps[i] leads from major version i + 1 to i + 2. Each is there for ever, with a fixture of
/// the version that it starts from in tests/fixtures/format.
constexpr std::array<UpgradeStep, 0> upgradeSteps{};
static_assert(upgradeSteps.size() + 1 == currentFormat.major);

}  // namespace

std::string formatText(FormatVersion version)
{
    return "{\n  \"name\": \"barch\",\n  \"version\": \"" + std::to_string(version.major) + "." +
           std::to_string(version.minor) + "\"\n}";
}

FoundFormat findFormat(std::string_view bytes)
{
    FormatFinder finder;
    const bool wholeText = Json::sax_parse(bytes.begin(), bytes.end(), &finder);
    FoundFormat found = finder.found();
    found.isJson = wholeText || finder.isComplete();
    return found;
}

Result<std::string> upgraded(std::string_view bytes, FormatVersion from)
{
    if (from.major > currentFormat.major)
        return Error{"This project was saved by a newer version of Backend Architect (format " +
                         std::to_string(from.major) + "." + std::to_string(from.minor) + "; this version reads up to " +
                         std::to_string(currentFormat.major) + ".x).",
                     "", "Update Backend Architect to open it."};
    std::string text;
    for (auto step = static_cast<std::size_t>(from.major) - 1; step < upgradeSteps.size(); ++step) {
        Result<std::string> next = upgradeSteps[step](text.empty() ? bytes : text);
        if (!next)
            return next;
        text = std::move(next).value();
    }
    return text;
}

}  // namespace barch
