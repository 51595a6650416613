#include "core/rules/elements.h"
#include "core/rules/secrets/literals.h"
#include "core/rules/secrets/texts.h"

namespace barch::rules {
namespace {

/// The kind of the first secret in the texts of an element; empty where there is none.
template <class Element>
std::string_view secretKindIn(const Element& element)
{
    std::string_view kind;
    forEachText(element, [&](const std::string& text) {
        if (kind.empty())
            if (const auto found = secretsIn(text); !found.empty())
                kind = found.front().kind;
    });
    return kind;
}

/// A password given to every row that names none.
bool isPasswordDefault(const Column& column)
{
    const std::vector<Token> tokens = tokenize(column.defaultExpression);
    const bool named = hasWord(column.name, "password") || hasWord(column.name, "secret") || hasWord(column.name, "passwd");
    return named && tokens.size() >= 1 && tokens.front().kind == TokenKind::String && tokens.front().text.size() > 2 && isTextType(column.type);
}

std::string sentence(std::string_view kind)
{
    return "looks like " + std::string(kind) + ". Whoever reads the design, its file or its history can use it.";
}

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns) {
        const std::string_view kind = isPasswordDefault(column) ? "a password for every new row" : secretKindIn(column);
        if (!kind.empty())
            report.add(refTo(table, column), "What is written at " + dotted(table, column) + " " + sentence(kind));
    }
    std::string_view kind;
    auto look = [&](const auto& list) {
        for (const auto& each : list)
            if (kind.empty())
                kind = secretKindIn(each);
    };
    look(table.checks);
    look(table.policies);
    look(table.triggers);
    look(table.indexes);
    look(table.foreignKeys);
    for (const std::string* text : {&table.comment, &table.options, &table.partitionBounds, &table.retention})
        if (const auto found = secretsIn(*text); kind.empty() && !found.empty())
            kind = found.front().kind;
    if (!kind.empty())
        report.add(refTo(table), "What is written at " + table.name + " " + sentence(kind));
}

void checkProject(const RuleContext& context, Report& report)
{
    const Project& project = context.project();
    for (const Answer& answer : project.answers)
        if (const auto kind = secretKindIn(answer); !kind.empty())
            report.add(ElementRef::answer(answer.id), "What is written at " + answer.id + " " + sentence(kind));
    forEachNamedPart([&](auto member, ElementKind elementKind) {
        for (const auto& element : project.*member)
            if (const auto kind = secretKindIn(element); !kind.empty()) {
                const ElementRef ref = ElementRef::of(elementKind, element.id);
                report.add(ref, "What is written at " + pathOf(project, ref) + " " + sentence(kind));
            }
    });
    std::string_view kind;
    forEachRemarkPart([&](auto member) {
        for (const auto& element : project.*member)
            if (kind.empty())
                kind = secretKindIn(element);
    });
    forEachSinglePart([&](auto member) {
        if (kind.empty())
            kind = secretKindIn(*(project.*member));
    });
    if (!kind.empty())
        report.add(ElementRef{}, "Something in the notes and settings of the project " + sentence(kind));
}

template <class Element>
Element cleaned(Element element)
{
    forEachText(element, [](std::string& text) { text = withoutSecrets(text); });
    return element;
}

Result<Project> cleanElement(const Project& project, const ElementRef& ref)
{
    Project after = project;
    if (ref.kind == ElementKind::Table || ref.kind == ElementKind::Column) {
        const Table* found = project.table(TableId(ref.kind == ElementKind::Table ? ref.id : ref.owner));
        if (!found)
            return goneError("table");
        Table table = cleaned(*found);
        for (Column& column : table.columns)
            if (isPasswordDefault(column) && column.id == ColumnId(ref.id))
                column.defaultExpression.clear();
        after.tables = after.tables.with(std::move(table));
        return after;
    }
    if (ref.kind == ElementKind::Answer) {
        if (const Answer* answer = project.answer(ref.key))
            after.answers = after.answers.with(cleaned(*answer));
        return after;
    }
    if (ref.kind == ElementKind::Project) {
        forEachRemarkPart([&](auto member) {
            for (const auto& element : project.*member)
                if (!secretKindIn(element).empty())
                    after.*member = (after.*member).with(cleaned(element));
        });
        forEachSinglePart([&](auto member) {
            if (!secretKindIn(*(project.*member)).empty())
                after.*member = cleaned(*(project.*member));
        });
        return after;
    }
    forEachNamedPart([&](auto member, ElementKind kind) {
        if (kind != ref.kind)
            return;
        const auto& map = project.*member;
        for (const auto& element : map)
            if (AnyId(element.id) == ref.id)
                after.*member = map.with(cleaned(element));
    });
    return after;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const ElementRef element = finding.element;
    return onlyFix(changeProject("Take the secret out", [element](const Project& project) { return cleanElement(project, element); },
                                 "It was written down, so it is known: change it at its service as well."));
}

}  // namespace

extern const Rule literalSecret = {
    .code = "SEC006",
    .name = "literal-secret",
    .title = "No secret is written anywhere in the design",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkTable = check,
    .checkProject = checkProject,
    .reads = ~(part::tableFaces | part::policyReads | part::decided),
    .fixes = fixes,
};

}  // namespace barch::rules
