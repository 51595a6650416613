#include "ui/logic/link_sections.h"

#include "core/edits/logic_edits.h"
#include "core/logic/cron.h"
#include "core/logic/durations.h"
#include "core/logic/logic_graph.h"
#include "ui/data_model/section_list.h"
#include "ui/widgets/small_widgets.h"

#include <QComboBox>
#include <QDateTime>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

template <class IdType>
bool isIn(const std::vector<IdType>& list, IdType id)
{
    return std::find(list.begin(), list.end(), id) != list.end();
}

CalendarMinute thisMinute()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return {now.date().year(), now.date().month(), now.date().day(), now.time().hour(), now.time().minute()};
}

}  // namespace

LinkSections::LinkSections(const PageContext& context, QWidget* parent) : QWidget(parent), m_context(context), m_list(new SectionList)
{
    column(0, this)->addWidget(m_list);
}

void LinkSections::apply(const QString& label, const Tie& tie)
{
    (void)m_context.session.apply({label.toStdString(), tie, {}});
}

void LinkSections::addLinked(const Project& project, const ElementRef& element, const QString& icon, Tie untie)
{
    const QString name = qs(logicNameOf(project, element));
    std::function<void()> remove;
    if (untie)
        remove = [this, name, untie = std::move(untie)] { apply(tr("Untie %1").arg(name), untie); };
    m_list->addLine(icon, Ink::Tertiary, name, {}, QStringLiteral("linked.%1").arg(name), [this, element] { emit elementChosen(element); }, std::move(remove));
}

void LinkSections::addOffers(const char* objectName, const QString& words, std::vector<Offer> offers)
{
    std::stable_sort(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) { return a.name < b.name; });
    auto* box = new QComboBox;
    box->setObjectName(QString::fromLatin1(objectName));
    box->setAccessibleName(words);
    box->addItem(words);
    for (const Offer& offer : offers)
        box->addItem(offer.name);
    box->setEnabled(!offers.empty());
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(box, &QComboBox::activated, this, [this, offers](int at) {
        if (at > 0)
            apply(tr("Tie %1").arg(offers[static_cast<std::size_t>(at) - 1].name), offers[static_cast<std::size_t>(at) - 1].tie);
    }, Qt::QueuedConnection);
    m_list->addWidget(box);
}

void LinkSections::show(const Project& project, const ElementRef& element)
{
    m_list->begin();
    if (const Service* service = element.kind == ElementKind::Service ? project.services.find(ServiceId(element.id)) : nullptr)
        showService(project, *service);
    else if (const Job* job = element.kind == ElementKind::Job ? project.jobs.find(JobId(element.id)) : nullptr)
        showJob(project, *job);
    else if (const ExternalCall* call = element.kind == ElementKind::ExternalCall ? project.externalCalls.find(ExternalCallId(element.id)) : nullptr)
        showCall(*call);
    else if (const SearchIndex* search = element.kind == ElementKind::SearchIndex ? project.searchIndexes.find(SearchIndexId(element.id)) : nullptr)
        showSearch(project, *search);
    m_list->finish();
}

void LinkSections::showService(const Project& project, const Service& service)
{
    const ServiceId id = service.id;
    m_list->addTitle(tr("Uses"));
    std::vector<Offer> services;
    for (const ServiceId used : service.uses)
        addLinked(project, ElementRef::of(ElementKind::Service, used), QStringLiteral("arrow-right"), [id, used](const Project& p) { return setUses(p, id, used, false); });
    for (const Service& other : project.services)
        if (other.id != id && !isIn(service.uses, other.id))
            services.push_back({qs(other.name), [id, used = other.id](const Project& p) { return setUses(p, id, used, true); }});
    addOffers("addUsed", tr("Use a service…"), std::move(services));
    m_list->addTitle(tr("Used by"));
    bool used = false;
    for (const Service& other : project.services)
        if (isIn(other.uses, id)) {
            addLinked(project, ElementRef::of(ElementKind::Service, other.id), QStringLiteral("arrow-left"));
            used = true;
        }
    if (!used)
        m_list->addNote(layerOf(service) == LogicLayer::Controller ? tr("Calls of the API come in here.") : tr("No service uses it."));
    m_list->addTitle(tr("Starts"));
    std::vector<Offer> jobs;
    for (const JobId job : service.starts)
        addLinked(project, ElementRef::of(ElementKind::Job, job), QStringLiteral("clock"), [id, job](const Project& p) { return setStarts(p, id, job, false); });
    for (const Job& job : project.jobs)
        if (!isIn(service.starts, job.id))
            jobs.push_back({qs(job.name), [id, started = job.id](const Project& p) { return setStarts(p, id, started, true); }});
    addOffers("addStarted", tr("Start a job…"), std::move(jobs));
    m_list->addTitle(tr("Reads and writes"));
    std::vector<Offer> tables;
    for (const TableId table : service.tables)
        addLinked(project, ElementRef::of(ElementKind::Table, table), QStringLiteral("table"), [id, table](const Project& p) { return setKeeps(p, id, table, false); });
    for (const Table& table : project.tables)
        if (!isIn(service.tables, table.id))
            tables.push_back({qs(table.name), [id, kept = table.id](const Project& p) { return setKeeps(p, id, kept, true); }});
    addOffers("addKept", tr("Keep a table…"), std::move(tables));
}

void LinkSections::showJob(const Project& project, const Job& job)
{
    const JobId id = job.id;
    if (!job.schedule.empty()) {
        m_list->addTitle(tr("Runs next (UTC)"));
        if (const Result<CronSchedule> schedule = parseCron(job.schedule)) {
            m_list->addNote(qs(wordsOf(*schedule)));
            int number = 0;
            for (const CalendarMinute& run : nextRuns(*schedule, thisMinute(), 3))
                m_list->addLine(QStringLiteral("clock"), Ink::Tertiary, qs(wordsOf(run)), {}, QStringLiteral("nextRun%1").arg(++number));
        }
    }
    if (const auto backoff = readBackoff(job.backoff); backoff && job.maximumAttempts > 0) {
        m_list->addTitle(tr("When it fails"));
        m_list->addNote(qs(wordsOf(*backoff, job.maximumAttempts)) + (job.deadLetter ? QLatin1Char(' ') + tr("Then it lies among the dead letters.") : QString()));
    }
    m_list->addTitle(tr("Started by"));
    std::vector<Offer> services;
    for (const ElementRef& starter : startersOf(project, id)) {
        Tie untie;
        if (starter.kind == ElementKind::Service)
            untie = [id, service = ServiceId(starter.id)](const Project& p) { return setStarts(p, service, id, false); };
        addLinked(project, starter, starter.kind == ElementKind::Service ? QStringLiteral("stack") : QStringLiteral("action"), std::move(untie));
    }
    for (const Service& service : project.services)
        if (!isIn(service.starts, id))
            services.push_back({qs(service.name), [id, starter = service.id](const Project& p) { return setStarts(p, starter, id, true); }});
    addOffers("addStarter", tr("Start it from a service…"), std::move(services));
    bool titled = false;
    const auto add = [&](ElementKind kind, AnyId other, const QString& icon) {
        if (!titled)
            m_list->addTitle(tr("Calls and sends"));
        titled = true;
        addLinked(project, ElementRef::of(kind, other), icon);
    };
    for (const ExternalCall& call : project.externalCalls)
        if (call.calledFrom.kind == ElementKind::Job && call.calledFrom.id == id)
            add(ElementKind::ExternalCall, call.id, QStringLiteral("link"));
    for (const Message& message : project.messages)
        if (message.job == id)
            add(ElementKind::Message, message.id, QStringLiteral("comment"));
    for (const SearchIndex& search : project.searchIndexes)
        if (search.job == id)
            add(ElementKind::SearchIndex, search.id, QStringLiteral("search"));
}

void LinkSections::showCall(const ExternalCall& call)
{
    const auto& providers = m_context.session.content().providers;
    const auto found = providers.find(call.provider);
    if (found == providers.end() || found->second.environment.empty())
        return;
    m_list->addTitle(tr("Read from the environment"));
    for (const ProviderVariable& variable : found->second.environment)
        m_list->addLine(QStringLiteral("key"), Ink::Tertiary, qs(variable.name), qs(variable.purpose), QStringLiteral("variable"));
}

void LinkSections::showSearch(const Project& project, const SearchIndex& search)
{
    const SearchIndexId id = search.id;
    const Table* table = project.table(search.table);
    m_list->addTitle(tr("Columns that are searched"));
    if (!table)
        return m_list->addNote(tr("Choose its table first."));
    std::vector<Offer> columns;
    for (const ColumnId column : search.columns)
        if (const Column* found = table->column(column))
            m_list->addLine(QStringLiteral("column"), Ink::Tertiary, qs(found->name), {}, QStringLiteral("searched.%1").arg(qs(found->name)), {}, [this, id, column, name = qs(found->name)] {
                apply(tr("Search %1 no more").arg(name), [id, column](const Project& p) { return setSearched(p, id, column, false); });
            });
    for (const Column& column : table->columns)
        if (!isIn(search.columns, column.id) && column.protection == Protection::Plain)
            columns.push_back({qs(column.name), [id, searched = column.id](const Project& p) { return setSearched(p, id, searched, true); }});
    addOffers("addSearched", tr("Search a column…"), std::move(columns));
}

}  // namespace barch::ui
