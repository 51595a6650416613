#pragma once

#include "core/content/content.h"
#include "core/model/project.h"
#include "core/rules/finding.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace barch::ui {

enum class Mark { None, Added, Removed, Changed };

/// A line of the schema, in pieces that are coloured differently.
struct SchemaLine {
    enum class Ink { Plain, Keyword, Type };
    struct Piece {
        std::string text;
        Ink ink = Ink::Plain;
    };
    Mark mark = Mark::None;
    int indent = 0;
    std::vector<Piece> pieces;
    std::string text() const;
};

/// What changes in one table, or among the value lists.
struct SchemaBlock {
    std::string name;
    Mark mark = Mark::Changed;
    std::vector<SchemaLine> lines;
};

struct RuleEffect {
    std::string_view code;
    std::string_view title;
    Mark mark = Mark::Added;   ///< newly in force, or no longer
    std::size_t findings = 0;  ///< in the design that the answer leads to
    Severity severity = Severity::Info;
};

struct FileEffect {
    std::string path;
    Mark mark = Mark::Changed;
    std::size_t added = 0;     ///< lines
    std::size_t removed = 0;
};

/// What an answer does to the design that the answers lead to.
struct AnswerEffect {
    long tables = 0;           ///< difference of numbers
    long columns = 0;
    long policies = 0;
    std::vector<SchemaBlock> schema;
    std::vector<RuleEffect> rules;
    std::vector<FileEffect> files;
    bool nothing() const { return schema.empty() && rules.empty() && files.empty(); }
};

/// The design that a project's answers lead to, with its exported files and the rules in force.
/// Computed once and compared with several others.
struct DesignOutlook {
    Project answers;
    Project design;
    std::map<std::string, std::string> files;
    std::set<std::string_view> rules;
    std::map<std::string, std::size_t> findings;  ///< by rule, without waived ones
};
std::shared_ptr<const DesignOutlook> outlookOf(const Content& content, const Project& project);
AnswerEffect effectOf(const DesignOutlook& before, const DesignOutlook& after);

/// The schema part alone.
std::vector<SchemaBlock> schemaChanges(const Project& before, const Project& after);

}  // namespace barch::ui
