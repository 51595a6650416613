#include "core/edits/logic_edits.h"
#include "core/logic/cron.h"
#include "core/logic/logic_graph.h"
#include "core/tenancy/guards.h"
#include "ui/logic/part_makers.h"

namespace barch::ui {
namespace {

QString scheduleWords(const Project&, const Job& job)
{
    if (job.schedule.empty())
        return partWords("when it is started");
    const Result<CronSchedule> schedule = parseCron(job.schedule);
    return schedule ? qs(wordsOf(*schedule)) : partWords("can’t be read");
}

QString starterNames(const Project& project, const Job& job)
{
    QStringList names;
    for (const ElementRef& starter : startersOf(project, job.id))
        names.append(qs(logicNameOf(project, starter)));
    if (!job.schedule.empty())
        names.prepend(partWords("the clock"));
    return names.isEmpty() ? partWords("nothing") : names.join(QStringLiteral(", "));
}

void startJob(const Project& project, Job& job)
{
    job.name = freeName(project.jobs, "new_job");
    job.runner = project.jobs.empty() ? "database_queue" : project.jobs.begin()->runner;
    job.queue = "default";
    const TenancyModel model = project.tenancy->model;
    job.carriesTenant = model == TenancyModel::Shared || model == TenancyModel::Isolated || model == TenancyModel::Hybrid;
    if (job.carriesTenant)
        job.payload = {tenantKeyName(project)};
}

}  // namespace

PartList jobPartList()
{
    const PartMaker<Job> make(&Project::jobs, "job");
    PartList list{ElementKind::Job, partWords("Jobs"), partWords("job"), QStringLiteral("clock"), partWords("No jobs yet. Whatever takes long or calls somebody outside is done by one."),
                  QStringLiteral("logic.background"), {}, {}, {}, {}};
    Part schedule = make.text(partWords("Schedule"), &Job::schedule, 110, Part::Look::Code, readSchedule,
                              partWords("Minute, hour, day of the month, month, day of the week. 30 2 * * * is every day at 02:30. Empty: only when it is started."));
    list.parts = {
        make.text(partWords("Name"), &Job::name, 170, Part::Look::Name),
        make.shown(partWords("Runs"), 160, scheduleWords),
        make.shown(partWords("Started by"), 160, starterNames),
        make.number(partWords("Tries"), &Job::maximumAttempts, 56, readAttempts),
        make.text(partWords("Waits in between"), &Job::backoff, 200, Part::Look::Plain, readWait, partWords("Such as: doubling, from 10 seconds to 1 hour, with jitter.")),
        make.flag(partWords("Dead letter"), &Job::deadLetter, 84),
        make.text(partWords("Time limit"), &Job::timeout, 90, Part::Look::Plain, readTime, partWords("Such as 10 seconds or 1 hour 30 minutes.")),
        make.list(partWords("Payload"), &Job::payload, 200),
        make.flag(partWords("Tenant carried"), &Job::carriesTenant, 104),
        make.flag(partWords("… and set again"), &Job::restoresTenant, 108),
        make.flag(partWords("Works once"), &Job::idempotent, 84),
        make.text(partWords("Known again by"), &Job::idempotencyKey, 150, Part::Look::Code),
        schedule,
        make.choice(partWords("Runner"), &Job::runner, 116,
                    {{"bullmq", partWords("BullMQ")}, {"celery", partWords("Celery")}, {"inngest", partWords("Inngest")}, {"database_queue", partWords("database queue")}}),
        make.text(partWords("Queue"), &Job::queue, 84, Part::Look::Code),
        make.refers(partWords("Work done by"), &Job::service, &Project::services, 150),
        make.text(partWords("What it does"), &Job::description, 260),
    };
    make.finish(list, [](const Job& job) { return job.name; }, startJob);
    return list;
}

}  // namespace barch::ui
