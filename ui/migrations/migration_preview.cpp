#include "ui/migrations/migration_preview.h"

#include "exporters/sql/layouts/layout.h"

#include <algorithm>

namespace barch::ui {
namespace {

bool hasColumn(const Project& project, const std::string& id)
{
    return std::any_of(project.tables.begin(), project.tables.end(), [&](const Table& table) {
        return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return column.id.text() == id; });
    });
}

void previewFirst(MigrationPreview& preview)
{
    auto result = sql::firstMigration(preview.request.project, {preview.name});
    if (!result) {
        preview.failed = result.error();
        return;
    }
    preview.files = std::move(result->files);
    preview.warnings = std::move(result->warnings);
}

void previewChange(MigrationPreview& preview)
{
    const Project& before = *preview.recorded.last;
    const Project& after = preview.request.project;
    preview.unfilled = sql::unfilledColumns(before, after);
    sql::ChangeOptions options;
    options.number = preview.recorded.next;
    options.name = preview.name;
    options.allowAll = true;
    for (const sql::UnfilledColumn& column : preview.unfilled)
        if (const auto value = preview.request.backfills.find(keyOf(column)); value != preview.request.backfills.end() && !value->second.empty())
            options.backfills[column.name] = value->second;
    auto change = sql::changeFiles(before, after, options);
    if (!change && !options.backfills.empty()) {
        preview.backfillFailed = change.error();
        options.backfills.clear();
        change = sql::changeFiles(before, after, options);
    }
    if (!change) {
        preview.failed = change.error();
        preview.backfillFailed.reset();
        return;
    }
    preview.change = std::move(*change);
    preview.files = std::move(preview.change.files);
}

}  // namespace

std::string keyOf(const sql::Loss& loss)
{
    return loss.allowance.substr(0, loss.allowance.find(':') + 1) + loss.id.text();
}

std::string keyOf(const sql::UnfilledColumn& column)
{
    return column.column.text();
}

MigrationPreview previewMigration(MigrationServices& services, MigrationRequest request)
{
    MigrationPreview preview;
    preview.request = std::move(request);
    auto recorded = services.readMigrations(preview.request.folder);
    if (!recorded) {
        preview.folderFailed = recorded.error();
        return preview;
    }
    preview.recorded = std::move(*recorded);
    preview.layout = preview.isFirst() ? preview.request.layout : preview.recorded.layout;
    preview.name = !preview.request.name.empty() ? preview.request.name : preview.isFirst() ? "init" : "change";
    const sql::Layout* layout = sql::findLayout(preview.layout);
    if (!layout) {
        preview.folderFailed = Error{"This folder has a layout that this version doesn't know.", preview.layout, "Use the version that wrote it."};
        return preview;
    }
    preview.isFirst() ? previewFirst(preview) : previewChange(preview);
    if (preview.failed || preview.files.empty())
        return preview;
    auto files = sql::laidOut(preview.files, *layout, preview.request.project.info->dialect);
    if (files)
        preview.files = std::move(*files);
    else
        preview.failed = files.error();
    return preview;
}

Undecided undecided(const MigrationPreview& preview, const MigrationDecisions& decisions)
{
    Undecided left;
    for (const sql::Loss& loss : preview.change.losses)
        left.losses += !decisions.allowed.contains(keyOf(loss));
    for (const sql::UnfilledColumn& column : preview.unfilled) {
        const auto value = decisions.backfills.find(keyOf(column));
        left.columns += (value == decisions.backfills.end() || value->second.empty()) && !decisions.withoutRows.contains(keyOf(column));
    }
    return left;
}

MigrationDecisions stillMeant(const MigrationPreview& preview, MigrationDecisions decisions)
{
    if (preview.folderFailed || preview.failed)
        return decisions;
    std::set<std::string> losses;
    for (const sql::Loss& loss : preview.change.losses)
        losses.insert(keyOf(loss));
    std::erase_if(decisions.allowed, [&](const std::string& key) { return !losses.contains(key); });
    std::erase_if(decisions.backfills, [&](const auto& value) { return !hasColumn(preview.request.project, value.first); });
    std::erase_if(decisions.withoutRows, [&](const std::string& key) { return !hasColumn(preview.request.project, key); });
    return decisions;
}

}  // namespace barch::ui
