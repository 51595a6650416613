#include "app/platform/trial/migration_history.h"

#include "app/platform/migration_folder.h"
#include "app/platform/project_store.h"
#include "app/platform/trial/trial_database.h"
#include "core/tenancy/database_sets.h"
#include "exporters/sql/change/change_files.h"
#include "exporters/sql/layouts/layout.h"

#include <algorithm>

namespace barch {
namespace {

using sql::MigrationScripts;

/// One set of databases and its migrations.
class SetRun {
public:
    SetRun(TrialDatabase& trial, const Project& design, std::string folder, std::vector<ExportedFile> files, std::vector<MigrationScripts> history,
           const std::function<bool(const std::string&)>& told)
        : m_trial(trial), m_design(design), m_folder(std::move(folder)), m_files(std::move(files)), m_history(std::move(history)), m_told(told)
    {
    }

    Result<HistoryReport> run()
    {
        const auto wanted = madeAtOnce();
        if (!wanted)
            return wanted.error();
        const auto nothing = fresh();
        if (!nothing)
            return nothing.error();
        upAll() && isWanted(*wanted) && downAll() && isEmpty(*nothing) && upAll() && isWanted(*wanted);
        if (m_error)
            return *m_error;
        return std::move(m_report);
    }

private:
    /// Scripts that make roles are the administrator's; migrations are run as the migrator of the design.
    std::string migrator() const
    {
        const Role* role = m_design.roles.find(m_design.tenancy->migratorRole);
        return role && !rolesScript().empty() ? role->name : std::string();
    }

    std::string rolesScript() const
    {
        const auto found = std::find_if(m_files.begin(), m_files.end(), [&](const ExportedFile& file) { return file.path == m_folder + "roles.sql"; });
        return found == m_files.end() ? std::string() : found->bytes;
    }

    Result<Project> madeAtOnce()
    {
        const auto whole = sql::firstMigration(m_design, {});
        if (!whole)
            return whole.error();
        const auto up = std::find_if(whole->files.begin(), whole->files.end(), [](const ExportedFile& file) { return file.path == "0001_init.up.sql"; });
        if (const auto prepared = prepare(); !prepared)
            return prepared.error();
        if (up != whole->files.end())
            if (const auto done = m_trial.run(up->bytes, migrator()); !done)
                return Error{"The recorded design doesn't load on an empty database: " + done.error().what, m_design.info->name, "Mend the design first; barch check says more."};
        return m_trial.read();
    }

    Result<Done> prepare()
    {
        if (const auto emptied = m_trial.empty(); !emptied)
            return emptied;
        return rolesScript().empty() ? Result<Done>(Done{}) : m_trial.run(rolesScript());
    }

    Result<Project> fresh()
    {
        if (const auto prepared = prepare(); !prepared)
            return prepared.error();
        return m_trial.read();
    }

    bool upAll() { return std::all_of(m_history.begin(), m_history.end(), [&](const MigrationScripts& one) { return step("up", one, one.up); }); }
    bool downAll() { return std::all_of(m_history.rbegin(), m_history.rend(), [&](const MigrationScripts& one) { return step("down", one, one.down); }); }

    bool step(const std::string& way, const MigrationScripts& one, const std::string& script)
    {
        const std::string words = way + " " + m_folder + sql::fourDigits(one.number);
        if (m_told && !m_told(words)) {
            m_error = Error{"Running the history was stopped.", {}, {}};
            return false;
        }
        m_report.steps.push_back(words);
        if (const auto done = m_trial.run(script, migrator()); !done) {
            m_report.fault = words + ": " + done.error().what;
            return false;
        }
        return true;
    }

    bool isWanted(const Project& wanted)
    {
        const auto found = m_trial.read();
        if (!found)
            m_error = found.error();
        else
            m_report.differences = changesBetween(wanted, *found);
        return found && m_report.differences.empty();
    }

    bool isEmpty(const Project& nothing)
    {
        const auto found = m_trial.read();
        if (!found) {
            m_error = found.error();
            return false;
        }
        const auto left = changesBetween(nothing, *found);
        if (!left.empty())
            m_report.fault = "After all steps down something is left: " + summaryOf(left) + ", " + left.front().kind + " " + left.front().name + ".";
        return left.empty();
    }

    TrialDatabase& m_trial;
    const Project& m_design;
    std::string m_folder;
    std::vector<ExportedFile> m_files;
    std::vector<MigrationScripts> m_history;
    const std::function<bool(const std::string&)>& m_told;
    HistoryReport m_report;
    std::optional<Error> m_error;
};

void append(HistoryReport& whole, const HistoryReport& part)
{
    whole.steps.insert(whole.steps.end(), part.steps.begin(), part.steps.end());
    whole.differences.insert(whole.differences.end(), part.differences.begin(), part.differences.end());
    if (whole.fault.empty())
        whole.fault = part.fault;
}

}  // namespace

Result<HistoryReport> runHistory(const std::string& path, const std::function<bool(const std::string&)>& told)
{
    const auto folder = readMigrationFolder(path);
    if (!folder)
        return folder.error();
    if (!folder->last)
        return Error{"There is no migration in this folder.", path, "Write the first one with barch migrate."};
    const sql::Layout* layout = sql::findLayout(folder->layout);
    if (!layout)
        return Error{"This folder has a layout that this version doesn't know.", folder->layout, "Use the version of barch that wrote it."};
    const auto files = migrationFiles(path);
    if (!files)
        return files.error();
    const auto history = sql::historyOf(*files, *layout, folder->last->info->dialect);
    auto trial = TrialDatabase::make(folder->last->info->dialect);
    if (!trial)
        return trial.error();
    HistoryReport report;
    for (const auto& [set, place] : {std::pair(DatabaseSet::Both, ""), std::pair(DatabaseSet::ControlPlane, "control_plane/"), std::pair(DatabaseSet::TenantDatabase, "tenant/")}) {
        std::vector<MigrationScripts> own;
        std::copy_if(history.begin(), history.end(), std::back_inserter(own), [&](const MigrationScripts& one) { return one.folder == place; });
        if (own.empty())
            continue;
        const Project design = set == DatabaseSet::Both ? *folder->last : onlyDatabaseSet(*folder->last, set);
        const auto part = SetRun(**trial, design, place, *files, own, told).run();
        if (!part)
            return part.error();
        append(report, *part);
    }
    return report;
}

}  // namespace barch
