#pragma once

#include "exporters/sql/sql_scan.h"
#include "exporters/sql/step.h"
#include "exporters/target.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace barch::sql {

/// What one dialect's writers share while they go through a project: the steps so far, what could not
/// be said, and the first reason to write nothing at all.
class Draft {
public:
    Draft(const Project& project, const Lexis& lexis) : m_project(project), m_lexis(lexis) {}

    const Project& project() const { return m_project; }
    const Lexis& lexis() const { return m_lexis; }

    void add(Step step) { m_steps.push_back(std::move(step)); }
    const std::vector<Step>& steps() const { return m_steps; }
    /// Puts a comment over the step with this number, if there is one by now.
    void headline(std::size_t step, const std::string& comment);

    void leftOut(const ElementRef& element, std::string feature, std::string why);
    void replaced(const ElementRef& element, std::string feature, std::string with);
    /// As above, for what would be said of very many elements: one warning with the first of them and
    /// how many more there are.
    void replacedOften(const ElementRef& element, const std::string& feature, const std::string& with);
    void leftOutOften(const ElementRef& element, const std::string& feature, const std::string& why);
    std::vector<ExportWarning> warnings() const;

    /// The export ends in this error; the first one counts.
    void refuse(const ElementRef& element, std::string what, std::string advice = {});
    const std::optional<Error>& error() const { return m_error; }

    /// `text` if it is one expression, and else "NULL" with the export refused. `what`: "The default".
    std::string expression(std::string_view text, const ElementRef& element, std::string_view what);
    /// The same for a query.
    std::string query(std::string_view text, const ElementRef& element, std::string_view what);

    /// `wanted`, or with a number behind it when the scope has it already.
    std::string freshName(const std::string& scope, const std::string& wanted, std::size_t limit);
    void reserveName(const std::string& scope, const std::string& name);
    bool isTaken(const std::string& scope, const std::string& name) const;

private:
    struct Often {
        ExportWarning warning;
        std::size_t more = 0;
    };
    void often(const ElementRef& element, const std::string& feature, const std::string& result, bool replaced);

    const Project& m_project;
    Lexis m_lexis;
    std::vector<Step> m_steps;
    std::vector<ExportWarning> m_warnings;
    std::map<std::pair<std::string, std::string>, Often> m_often;
    std::optional<Error> m_error;
    std::map<std::string, std::set<std::string>> m_names;
};

}  // namespace barch::sql
