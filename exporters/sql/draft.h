#pragma once

#include "exporters/sql/sql_scan.h"
#include "exporters/sql/step.h"
#include "exporters/sql/type_name.h"
#include "exporters/target.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace barch::sql {

/// What one dialect's writers share while they go through a project: the steps so far, what could not
/// be said, and the first reason to write nothing at all.
class Draft {
public:
    enum class Detail { StatementsOnly, WithParts };
    Draft(const Project& project, const Lexis& lexis, Detail detail = Detail::StatementsOnly);

    /// Whether steps shall say what is inside of them.
    bool isDetailed() const { return m_detail == Detail::WithParts; }

    const Project& project() const { return m_project; }
    /// In the order of `tableOrder`.
    const std::vector<const Table*>& tables() const { return m_tables; }
    const Lexis& lexis() const { return m_lexis; }

    void add(Step step) { m_steps.push_back(std::move(step)); }
    const std::vector<Step>& steps() const { return m_steps; }
    /// Puts a comment over the step with this number, if there is one by now.
    void headline(std::size_t step, const std::string& comment);

    void leftOut(const ElementRef& element, std::string feature, std::string why);
    void replaced(const ElementRef& element, std::string feature, std::string with);
    /// As above, for what would be said of very many elements: one warning with the first of them and
    /// how many more there are.
    void replacedOften(const ElementRef& element, std::string_view feature, std::string_view with);
    void leftOutOften(const ElementRef& element, std::string_view feature, std::string_view why);
    std::vector<ExportWarning> warnings() const;

    /// The export ends in this error; the first one counts.
    void refuse(const ElementRef& element, std::string what, std::string advice = {});
    const std::optional<Error>& error() const { return m_error; }

    /// `text` if it is one expression, and else "NULL" with the export refused. `what`: "The default".
    std::string expression(std::string_view text, const ElementRef& element, std::string_view what);
    /// The same for a query.
    std::string query(std::string_view text, const ElementRef& element, std::string_view what);

    /// The type that `text` writes, as `parseType` finds it: a design has many columns and few types.
    const std::optional<TypeName>& type(const std::string& text);

    /// Names that differ in upper and lower case only are different names. Before any name is given.
    void tellCaseApart() { m_tellsCase = true; }
    /// `wanted`, short enough, with a number behind it when the scope has it already.
    std::string freshName(const std::string& scope, const std::string& wanted, std::size_t limit);
    /// The first that reserves a name has it; `element` is none for names that no `ownName` asks for.
    void reserveName(const std::string& scope, const std::string& name, AnyId element = {});
    /// The element's own name, reserved if nothing else of the scope has it. Otherwise one made of `owner`
    /// and it, with a warning. The same at every call for the same element.
    std::string ownName(const std::string& scope, const ElementRef& element, const std::string& own, const std::string& owner, std::size_t limit);
    bool isTaken(const std::string& scope, const std::string& name) const;
    /// What the constraint or index is called in what was written, its own name or a derived one. Empty: not written.
    void wroteName(const ElementRef& element, const std::string& name);
    std::string writtenName(const ElementRef& element) const;

private:
    struct Often {
        ExportWarning warning;
        std::size_t more = 0;
    };
    struct ByTexts {
        using is_transparent = void;
        bool operator()(const auto& a, const auto& b) const
        {
            const int order = std::string_view(a.first).compare(b.first);
            return order != 0 ? order < 0 : std::string_view(a.second) < std::string_view(b.second);
        }
    };
    std::string nameKey(const std::string& name) const { return m_tellsCase ? name : lowerCase(name); }
    void often(const ElementRef& element, std::string_view feature, std::string_view result, bool replaced);

    const Project& m_project;
    Lexis m_lexis;
    std::vector<const Table*> m_tables;
    std::unordered_map<std::string, std::optional<TypeName>> m_types;
    std::vector<Step> m_steps;
    std::vector<ExportWarning> m_warnings;
    std::map<std::pair<std::string, std::string>, Often, ByTexts> m_often;
    std::optional<Error> m_error;
    std::unordered_map<std::string, std::unordered_map<std::string, AnyId>> m_names;
    std::map<std::pair<AnyId, AnyId>, std::string> m_renamed;   ///< by owner and element
    Detail m_detail;
    bool m_tellsCase = false;
    std::map<std::pair<AnyId, AnyId>, std::string> m_written;   ///< by owner and element
};

}  // namespace barch::sql
