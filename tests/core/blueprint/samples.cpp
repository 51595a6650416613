#include "samples.h"

#include "core/blueprint/proposal.h"
#include "core/questionnaire/interview.h"

#include <algorithm>
#include <map>

namespace barch::test {
namespace {

Result<Project> withAnswers(const Content& content, Project project, std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line.front() == '#')
            continue;
        const Result<Answer> answer = parseAnswer(content.questionnaire, project, line);
        if (!answer)
            return answer.error();
        Result<Project> next = setAnswer(content.questionnaire, project, *answer);
        if (!next)
            return next.error();
        project = std::move(next).value();
    }
    return project;
}

Project named(Project project, std::string name, std::string description)
{
    ProjectInfo info = *project.info;
    info.name = std::move(name);
    info.description = std::move(description);
    project.info = info;
    return project;
}

const Table* find(const Project& project, std::string_view name)
{
    for (const Table& table : project.tables)
        if (table.name == name)
            return project.table(table.id);
    return nullptr;
}

TableId idOf(const Project& project, std::string_view name)
{
    const Table* table = find(project, name);
    return table ? table->id : TableId();
}

Project addColumn(Project project, std::string_view tableName, Column column)
{
    const Table* found = find(project, tableName);
    if (!found)
        return project;
    Table table = *found;
    column.id = ColumnId::derive("sample/" + table.name + "/" + column.name);
    column.origin = "by hand";
    table.columns.insert(table.columns.end() - 2, std::move(column));
    project.tables = project.tables.with(std::move(table));
    return project;
}

Column plain(std::string name, std::string type, std::string comment)
{
    Column column;
    column.name = std::move(name);
    column.type = std::move(type);
    column.nullable = true;
    column.comment = std::move(comment);
    column.classification = Classification::None;
    return column;
}

/// Two releases: what has to be there first, and the rest.
Project withReleases(Project project)
{
    const Release first{ReleaseId::derive("sample/release/1"), "First release", 1, 40, "What nobody can do without."};
    const Release second{ReleaseId::derive("sample/release/2"), "Second release", 2, 40, "What makes people stay."};
    project.releases = project.releases.with(first).with(second);
    for (const Feature& feature : Project(project).features) {
        Feature planned = feature;
        if (feature.moscow == Moscow::Must)
            planned.release = first.id;
        else if (feature.moscow == Moscow::Should)
            planned.release = second.id;
        project.features = project.features.with(std::move(planned));
    }
    return project;
}

Project withView(Project project, std::string name, const std::vector<std::string_view>& tables)
{
    DiagramView view{DiagramViewId::derive("sample/view/" + name), name, {}, DetailLevel::AllColumns, "tenancy"};
    for (const std::string_view table : tables)
        if (const TableId id = idOf(project, table))
            view.tables.push_back(id);
    project.diagramViews = project.diagramViews.with(view);
    return project;
}

Project withComment(Project project, std::string_view table, std::string_view column, std::string text,
                    std::vector<CommentReply> replies)
{
    const Table* found = find(project, table);
    const Column* on = found ? found->columnNamed(column) : nullptr;
    if (!on)
        return project;
    Comment comment;
    comment.id = CommentId::derive("sample/comment/" + std::string(table) + "/" + std::string(column));
    comment.element = ElementRef::inTable(ElementKind::Column, found->id, on->id);
    comment.author = "Reviewer";
    comment.text = std::move(text);
    comment.date = "2026-02-03";
    comment.resolved = !replies.empty();
    comment.replies = std::move(replies);
    project.comments = project.comments.with(comment);
    return project;
}

Project helpdesk(Project project)
{
    project = named(std::move(project), "Helpdesk",
                    "Support for many companies in one product: shared tables, kept apart by row-level security.");
    project = addColumn(std::move(project), "tickets",
                        plain("snoozed_until", "timestamptz", "Hidden from the list until then; empty when not."));
    project = withReleases(std::move(project));
    project = withView(std::move(project), "Tickets",
                       {"tickets", "ticket_messages", "ticket_events", "customers", "support_teams"});
    return withComment(std::move(project), "tickets", "number",
                       "Is this counted for each tenant, or can one guess how many tickets the others have?",
                       {{"Architect", "For each tenant: the unique key starts with the tenant.", "2026-02-04"}});
}

Project invoicing(Project project)
{
    project = named(std::move(project), "Invoicing",
                    "Quotes and invoices for small firms, with a database for each of them.");
    project =
        addColumn(std::move(project), "customers",
                  plain("accountant_reference", "varchar(60)", "Number of the customer in the accountant's books."));
    project = withReleases(std::move(project));
    return withView(std::move(project), "Invoices",
                    {"invoices", "invoice_lines", "payments", "payment_allocations", "customers", "tax_rates"});
}

Project clinic(Project project)
{
    project = named(std::move(project), "Clinic",
                    "Patient records under HIPAA: small clinics share a database, large ones have their own.");
    project = withReleases(std::move(project));
    project = withView(std::move(project), "Patient record",
                       {"patients", "encounters", "encounter_diagnoses", "prescriptions", "record_access_logs"});
    return withComment(std::move(project), "record_access_logs", "purpose",
                       "Emergency access has to leave a reason here.", {});
}

Project projectBoard(Project project)
{
    project = named(std::move(project), "Project board", "Boards and tasks for one team, on one small server.");
    project = addColumn(std::move(project), "tasks",
                        plain("customer_reference", "varchar(60)", "Number that the customer knows the task by."));
    return withReleases(std::move(project));
}

}  // namespace

const std::vector<std::string>& sampleNames()
{
    static const std::vector<std::string> names{"clinic", "helpdesk", "invoicing", "project_board"};
    return names;
}

Result<Project> makeSample(const Content& content, std::string_view name, std::string_view answers)
{
    const Result<Project> answered = withAnswers(content, {}, answers);
    if (!answered)
        return answered.error();
    Result<Project> accepted = acceptAll(content, *answered);
    if (!accepted)
        return accepted.error();
    Project project = std::move(accepted).value();
    if (name == "clinic")
        project = clinic(std::move(project));
    else if (name == "helpdesk")
        project = helpdesk(std::move(project));
    else if (name == "invoicing")
        project = invoicing(std::move(project));
    else if (name == "project_board")
        project = projectBoard(std::move(project));
    else
        return Error{"There is no such sample.", std::string(name), {}};
    return project;
}

}  // namespace barch::test
