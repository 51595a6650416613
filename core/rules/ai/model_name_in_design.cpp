#include "core/rules/elements.h"
#include "core/rules/secrets/literals.h"

#include "core/edits/table_edits.h"

namespace barch::rules {
namespace {

std::string modelIn(std::string_view text)
{
    const auto found = modelNamesIn(text);
    return found.empty() ? std::string() : std::string(text.substr(found.front().offset, found.front().length));
}

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns)
        if (const std::string name = modelIn(column.defaultExpression); !name.empty())
            report.add(refTo(table, column), dotted(table, column) + " has the model " + name + " as its default. When its maker retires it, the schema must change.");
    for (const Check& each : table.checks)
        if (const std::string name = modelIn(each.expression); !name.empty())
            report.add(ElementRef::inTable(ElementKind::Constraint, table.id, each.id), "The check " + each.name + " of " + table.name + " names the model " + name +
                                                                                           ". When its maker retires it, the schema must change.");
}

std::string modelOf(const AiModel& model)
{
    const std::string name = modelIn(model.name);
    return name.empty() ? modelIn(model.modelVariable) : name;
}

void checkProject(const RuleContext& context, Report& report)
{
    for (const AiModel& model : context.project().aiModels)
        if (const std::string name = modelOf(model); !name.empty())
            report.add(ElementRef::of(ElementKind::AiModel, model.id), "The design names the model " + name + ". Call it by its work, such as writer, and read the maker's name from configuration.");
    for (const UserType& type : context.project().types)
        for (const EnumValue& value : type.values)
            if (const std::string name = modelIn(value.name); !name.empty()) {
                report.add(ElementRef::of(ElementKind::UserType, type.id), "The type " + type.name + " lists the model " + name + ". When its maker retires it, the schema must change.");
                break;
            }
    for (const Answer& answer : context.project().answers)
        if (answer.id != "logic.purpose")
            if (const std::string name = modelIn(answer.text); !name.empty())
                report.add(ElementRef::answer(answer.id), "The answer names the model " + name + ". Name the environment variable that holds it.");
}

std::string without(std::string text, std::string_view replacement)
{
    auto found = modelNamesIn(text);
    for (auto name = found.rbegin(); name != found.rend(); ++name)
        text.replace(name->offset, name->length, replacement);
    return text;
}

std::string upper(std::string text)
{
    for (char& c : text)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return text;
}

Result<Project> nameByWork(const Project& project, const ElementRef& element)
{
    Project after = project;
    if (element.kind == ElementKind::AiModel) {
        const AiModel* found = project.aiModels.find(AiModelId(element.id));
        if (!found)
            return goneError("model");
        AiModel model = *found;
        const std::string work = snakeCase(without(model.purpose.empty() ? "main" : model.purpose, ""));
        if (!modelIn(model.name).empty())
            model.name = work.empty() ? "main" : work;
        if (model.modelVariable.empty() || !modelIn(model.modelVariable).empty())
            model.modelVariable = "AI_MODEL_" + upper(snakeCase(model.name));
        after.aiModels = after.aiModels.with(std::move(model));
    } else if (element.kind == ElementKind::UserType) {
        const UserType* found = project.types.find(UserTypeId(element.id));
        if (!found)
            return goneError("type");
        UserType type = *found;
        int number = 0;
        for (EnumValue& value : type.values)
            if (!modelIn(value.name).empty())
                value.name = "model_" + std::to_string(++number);
        after.types = after.types.with(std::move(type));
    } else if (const Answer* found = project.answer(element.key)) {
        Answer answer = *found;
        answer.text = without(answer.text, "AI_MODEL");
        after.answers = after.answers.with(std::move(answer));
    }
    return after;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const ElementRef element = finding.element;
    if (element.kind == ElementKind::Column || element.kind == ElementKind::Constraint)
        return onlyFix(changeTable("Take the model's name out of the schema", TableId(element.owner),
                                   [element](const Project&, Table& table) {
                                       if (Column* column = findById(table.columns, element.id))
                                           column->defaultExpression.clear();
                                       std::erase_if(table.checks, [&](const Check& each) { return each.id == ConstraintId(element.id); });
                                   },
                                   "The program gives the name that its configuration holds."));
    return onlyFix(changeProject("Name it by its work, not by its maker", [element](const Project& project) { return nameByWork(project, element); }));
}

}  // namespace

extern const Rule modelNameInDesign = {
    .code = "AI007",
    .name = "model-name-in-design",
    .title = "Names of AI models come from configuration",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkTable = check,
    .checkProject = checkProject,
    .reads = part::ai | part::types | part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
