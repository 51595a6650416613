#include "core/rules/secrets/literals.h"

#include "core/rules/words.h"

#include <algorithm>
#include <array>

namespace barch::rules {
namespace {

bool isAlnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool isKeyCharacter(char c)
{
    return isAlnum(c) || c == '_' || c == '-';
}

struct Form {
    std::string_view start;
    std::size_t rest;      ///< at least so many characters of a key follow
    bool alnumOnly;
    std::string_view kind;
};

constexpr std::array<Form, 22> forms = {{
    {"AKIA", 16, true, "an access key of AWS"},
    {"ASIA", 16, true, "an access key of AWS"},
    {"sk_live_", 10, true, "a secret key of a payment service"},
    {"sk_test_", 10, true, "a secret key of a payment service"},
    {"rk_live_", 10, true, "a secret key of a payment service"},
    {"rzp_live_", 10, true, "a key of a payment service"},
    {"whsec_", 16, true, "the secret of a webhook"},
    {"sk-ant-", 16, false, "a key of an AI provider"},
    {"sk-proj-", 16, false, "a key of an AI provider"},
    {"sk-", 20, true, "a key of an AI provider"},
    {"hf_", 20, true, "a key of an AI provider"},
    {"ghp_", 30, true, "a token of a code host"},
    {"gho_", 30, true, "a token of a code host"},
    {"ghs_", 30, true, "a token of a code host"},
    {"github_pat_", 20, false, "a token of a code host"},
    {"glpat-", 18, false, "a token of a code host"},
    {"xoxb-", 20, false, "a token of a chat service"},
    {"xoxp-", 20, false, "a token of a chat service"},
    {"SG.", 20, false, "a key of a mail service"},
    {"AIza", 35, false, "a key of a cloud service"},
    {"npm_", 36, true, "a token of a package registry"},
    {"dop_v1_", 40, true, "a token of a cloud service"},
}};

/// Real keys are a mix of letters and digits; words strung together are names.
bool isMixed(std::string_view key)
{
    const bool digit = std::any_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool letter = std::any_of(key.begin(), key.end(), [](char c) { return isAlnum(c) && !(c >= '0' && c <= '9'); });
    const bool same = std::all_of(key.begin(), key.end(), [&](char c) { return c == key.front(); });
    return digit && letter && !same;
}

bool isPlaceholder(std::string_view value)
{
    static constexpr std::array<std::string_view, 16> words = {"password", "pass",    "passwd", "secret", "changeme", "change-me", "change_me", "example",
                                                               "test",     "postgres", "root",   "user",   "your",     "redacted",  "removed",   "placeholder"};
    if (value.empty() || value.find_first_of("<>{}$%*[]()") != std::string_view::npos || value.find("...") != std::string_view::npos)
        return true;
    const std::string lower = lowerCase(value);
    const bool repeated = std::all_of(lower.begin(), lower.end(), [&](char c) { return c == lower.front(); });
    return repeated || std::find(words.begin(), words.end(), lower) != words.end() || lower.starts_with("your_") || lower.starts_with("your-") || lower.starts_with("xxx") || lower.ends_with("_here") || lower.ends_with("-here") ||
           value == "PASSWORD" || value == "DB_PASSWORD";
}

void findForms(std::string_view text, std::vector<SecretLiteral>& found)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && isKeyCharacter(text[at - 1]))
            continue;
        for (const Form& form : forms) {
            if (!text.substr(at).starts_with(form.start))
                continue;
            std::size_t end = at + form.start.size();
            const std::size_t start = end;
            while (end < text.size() && (form.alnumOnly ? isAlnum(text[end]) : isKeyCharacter(text[end]) || text[end] == '.'))
                ++end;
            if (end - start < form.rest || !isMixed(text.substr(start, end - start)))
                continue;
            found.push_back({at, end - at, form.kind});
            at = end;
            break;
        }
    }
}

void findPrivateKeys(std::string_view text, std::vector<SecretLiteral>& found)
{
    constexpr std::string_view begin = "-----BEGIN ";
    for (std::size_t at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at + begin.size())) {
        const std::size_t lineEnd = std::min(text.find("-----", at + begin.size()), text.size());
        if (text.substr(at, lineEnd - at).find("PRIVATE KEY") == std::string_view::npos)
            continue;
        const std::size_t close = text.find("-----END", at);
        const std::size_t end = close == std::string_view::npos ? text.size() : std::min(text.find("-----", close + 8), text.size() - 5) + 5;
        found.push_back({at, end - at, "a private key"});
    }
}

void findJwt(std::string_view text, std::vector<SecretLiteral>& found)
{
    for (std::size_t at = text.find("eyJ"); at != std::string_view::npos; at = text.find("eyJ", at + 3)) {
        std::size_t end = at;
        int dots = 0;
        while (end < text.size() && (isKeyCharacter(text[end]) || text[end] == '.'))
            dots += text[end++] == '.' ? 1 : 0;
        if (dots == 2 && end - at > 60)
            found.push_back({at, end - at, "a signed token"});
    }
}

/// scheme://user:password@host
void findAddresses(std::string_view text, std::vector<SecretLiteral>& found)
{
    for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 3)) {
        const std::size_t start = at + 3;
        const std::size_t end = std::min(text.find_first_of(" \t\n\"'/`", start), text.size());
        const std::string_view authority = text.substr(start, end - start);
        const std::size_t host = authority.rfind('@');
        const std::size_t colon = authority.find(':');
        if (host == std::string_view::npos || colon == std::string_view::npos || colon > host)
            continue;
        const std::string_view password = authority.substr(colon + 1, host - colon - 1);
        if (!isPlaceholder(password))
            found.push_back({start + colon + 1, password.size(), "an address with a password"});
    }
}

/// password = "…", api_key: …: a value that is long and mixed, not a name, a call or a placeholder.
void findAssignments(std::string_view text, std::vector<SecretLiteral>& found)
{
    static constexpr std::array<std::string_view, 8> names = {"password", "passwd", "secret", "api_key", "apikey", "access_key", "auth_token", "secret_key"};
    const std::string lower = lowerCase(text);
    for (const std::string_view name : names)
        for (std::size_t at = lower.find(name); at != std::string::npos; at = lower.find(name, at + name.size())) {
            std::size_t value = at + name.size();
            while (value < text.size() && (text[value] == ' ' || text[value] == '"' || text[value] == '\''))
                ++value;
            if (value >= text.size() || (text[value] != '=' && text[value] != ':'))
                continue;
            ++value;
            while (value < text.size() && text[value] == ' ')
                ++value;
            const bool quoted = value < text.size() && (text[value] == '"' || text[value] == '\'');
            value += quoted ? 1 : 0;
            const std::size_t end = std::min(text.find_first_of(quoted ? "\"'\n" : " ,;\t\n\"'", value), text.size());
            const std::string_view written = text.substr(value, end - value);
            const bool upper = std::any_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
            const bool lowerLetter = std::any_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
            if (written.size() >= 8 && isMixed(written) && (quoted || (upper && lowerLetter)) && !isPlaceholder(written) && written.find(' ') == std::string_view::npos)
                found.push_back({value, written.size(), "a password that is written out"});
        }
}

/// Drops what lies inside another one.
void settle(std::vector<SecretLiteral>& found)
{
    std::sort(found.begin(), found.end(), [](const SecretLiteral& a, const SecretLiteral& b) { return a.offset != b.offset ? a.offset < b.offset : a.length > b.length; });
    std::size_t end = 0;
    std::erase_if(found, [&](const SecretLiteral& literal) {
        const bool inside = literal.offset < end;
        end = std::max(end, literal.offset + literal.length);
        return inside;
    });
}

}  // namespace

std::vector<SecretLiteral> secretsIn(std::string_view text)
{
    std::vector<SecretLiteral> found;
    if (text.size() < 12)
        return found;
    findForms(text, found);
    if (text.find("-----BEGIN") != std::string_view::npos)
        findPrivateKeys(text, found);
    if (text.find("eyJ") != std::string_view::npos)
        findJwt(text, found);
    if (text.find("://") != std::string_view::npos)
        findAddresses(text, found);
    if (text.find_first_of("=:") != std::string_view::npos)
        findAssignments(text, found);
    settle(found);
    return found;
}

std::string withoutSecrets(const std::string& text)
{
    std::string clean = text;
    const std::vector<SecretLiteral> found = secretsIn(text);
    for (auto literal = found.rbegin(); literal != found.rend(); ++literal)
        clean.replace(literal->offset, literal->length, "REMOVED");
    return clean;
}

std::vector<SecretLiteral> modelNamesIn(std::string_view text)
{
    struct Family {
        std::string_view start;
        bool digitFollows;
    };
    static constexpr std::array<Family, 22> families = {{
        {"gpt-", true},    {"chatgpt-", false}, {"o1-", false},      {"o3-", false},       {"o4-", false},       {"claude-", false},       {"gemini-", true},     {"llama-", true},
        {"llama3", false}, {"mistral-", false}, {"mixtral-", false}, {"text-embedding-", false}, {"text-davinci-", false}, {"dall-e-", true}, {"whisper-", true}, {"stable-diffusion-", false},
        {"deepseek-", false}, {"command-r", false}, {"qwen", true}, {"palm-", true}, {"phi-", true}, {"gemma-", true},
    }};
    std::vector<SecretLiteral> found;
    if (text.size() < 4)
        return found;
    const std::string lower = lowerCase(text);
    for (std::size_t at = 0; at < lower.size(); ++at) {
        if (at > 0 && isKeyCharacter(lower[at - 1]))
            continue;
        for (const Family& family : families) {
            if (std::string_view(lower).substr(at, family.start.size()) != family.start)
                continue;
            std::size_t end = at + family.start.size();
            const bool digit = end < lower.size() && lower[end] >= '0' && lower[end] <= '9';
            while (end < lower.size() && (isKeyCharacter(lower[end]) || (lower[end] == '.' && end + 1 < lower.size() && isAlnum(lower[end + 1]))))
                ++end;
            const bool named = (digit || !family.digitFollows) && (family.start == "llama3" || end > at + family.start.size());
            // "claude-like" is prose; a version always has a digit or one of the sizes that makers use.
            static constexpr std::array<std::string_view, 11> sizes = {"opus", "sonnet", "haiku", "large", "small", "medium", "chat", "latest", "mini", "coder", "preview"};
            const std::string_view rest = std::string_view(lower).substr(at, end - at);
            const bool versioned = std::any_of(rest.begin() + static_cast<std::ptrdiff_t>(family.start.size()), rest.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
                                   std::any_of(sizes.begin(), sizes.end(), [&](std::string_view size) { return rest.find(size) != std::string_view::npos; }) || family.start == "llama3" || family.start == "command-r";
            if (!named || !versioned)
                continue;
            found.push_back({at, end - at, "the name of a model"});
            at = end;
            break;
        }
    }
    return found;
}

}  // namespace barch::rules
