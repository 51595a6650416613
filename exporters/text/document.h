#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace barch {

/// A JSON value whose members keep their order, for whatever is written as JSON or YAML.
class Document {
public:
    struct Number {
        std::string text; ///< as JSON spells it
        bool operator==(const Number&) const = default;
    };
    using Items = std::vector<Document>;
    using Members = std::vector<std::pair<std::string, Document>>;

    Document() = default; ///< null
    Document(bool value) : m_value(value) {}
    Document(int value) : m_value(std::int64_t{value}) {}
    Document(std::int64_t value) : m_value(value) {}
    Document(Number value) : m_value(std::move(value)) {}
    Document(const char* text) : m_value(std::string(text)) {}
    Document(std::string_view text) : m_value(std::string(text)) {}
    Document(std::string text) : m_value(std::move(text)) {}
    static Document object() { return Document(Members()); }
    static Document array(Items items = {}) { return Document(std::move(items)); }
    static Document strings(const std::vector<std::string>& texts);

    /// Adds a member at the end; the caller sees to it that each name comes once. Gives the object
    /// back, so that calls can be strung together.
    Document& set(std::string name, Document value) &;
    Document&& set(std::string name, Document value) && { return std::move(set(std::move(name), std::move(value))); }
    Document& add(Document item);

    bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    const bool* asBool() const { return std::get_if<bool>(&m_value); }
    const std::int64_t* asInteger() const { return std::get_if<std::int64_t>(&m_value); }
    const Number* asNumber() const { return std::get_if<Number>(&m_value); }
    const std::string* asText() const { return std::get_if<std::string>(&m_value); }
    const Items* items() const { return std::get_if<Items>(&m_value); }
    const Members* members() const { return std::get_if<Members>(&m_value); }
    /// A member of an object, or nullptr.
    const Document* find(std::string_view name) const;
    bool operator==(const Document&) const = default;

private:
    explicit Document(Items items) : m_value(std::move(items)) {}
    explicit Document(Members members) : m_value(std::move(members)) {}
    std::variant<std::monostate, bool, std::int64_t, Number, std::string, Items, Members> m_value;
};

/// Two spaces an indent, one member a line, a line feed at the end. Bytes that are no UTF-8 become U+FFFD.
std::string writeJson(const Document& document);
/// The same as YAML 1.2 that readers of YAML 1.1 read alike: whatever they could take for something
/// else than text is quoted.
std::string writeYaml(const Document& document);

/// The text between double quotes as JSON and YAML both read it.
std::string quotedText(std::string_view text);

}  // namespace barch
