#include "ui/payments/event_model.h"

#include "core/edits/element_edits.h"
#include "core/edits/payment_edits.h"
#include "core/payments/subscription_life.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>

namespace barch::ui {
namespace {

constexpr const char* actions[] = {"provision", "revoke", "notify", "record"};

QString wordOf(const std::string& action)
{
    const QString words[] = {EventModel::tr("opens"), EventModel::tr("closes"), EventModel::tr("tells"), EventModel::tr("is noted")};
    for (int i = 0; i < 4; ++i)
        if (action == actions[i])
            return words[i];
    return qs(action);
}

QString clockWord() { return EventModel::tr("own clock"); }
QString staysWord() { return EventModel::tr("stays"); }

}  // namespace

EventModel::EventModel(Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session) {}

void EventModel::refresh(const std::string& provider)
{
    beginResetModel();
    m_project = m_session.project();
    m_states = subscriptionStates(m_project);
    m_states.insert(m_states.begin(), std::string(noSubscription));
    m_ids.clear();
    for (const PaymentEvent& event : m_project.paymentEvents)
        if (provider.empty() || event.provider.empty() || event.provider == provider)
            m_ids.push_back(event.id);
    std::stable_sort(m_ids.begin(), m_ids.end(), [this](PaymentEventId a, PaymentEventId b) {
        const PaymentEvent& x = *m_project.paymentEvents.find(a);
        const PaymentEvent& y = *m_project.paymentEvents.find(b);
        return std::tuple(x.provider.empty(), x.provider, x.event) < std::tuple(y.provider.empty(), y.provider, y.event);
    });
    m_faults.assign(m_ids.size(), {});
    const auto tell = [this](PaymentEventId id, const std::string& text) {
        if (const int row = rowOf(id); row >= 0 && m_faults[static_cast<std::size_t>(row)].isEmpty())
            m_faults[static_cast<std::size_t>(row)] = qs(text);
    };
    for (const Finding& finding : m_session.findings())
        if (finding.element.kind == ElementKind::PaymentEvent && !finding.waived)
            tell(PaymentEventId(finding.element.id), finding.message);
    for (const LifeProblem& problem : subscriptionLife(m_project).problems)
        for (const PaymentEventId id : problem.events)
            tell(id, problem.text);
    endResetModel();
}

PaymentEventId EventModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<std::size_t>(row)] : PaymentEventId();
}

int EventModel::rowOf(PaymentEventId id) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

const PaymentEvent* EventModel::at(int row) const
{
    return m_project.paymentEvents.find(idAt(row));
}

int EventModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int EventModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : PartCount;
}

QString EventModel::textOf(const PaymentEvent& event, int part) const
{
    switch (part) {
    case Provider: return event.provider.empty() ? clockWord() : qs(event.provider);
    case Name: return qs(event.event);
    case Step: return wordOf(event.action);
    case From: {
        QStringList states;
        for (const std::string& state : event.fromStates)
            states.append(qs(state));
        return states.join(QStringLiteral(", "));
    }
    case To: return event.toState.empty() && !event.fromStates.empty() ? staysWord() : qs(event.toState);
    default: return qs(event.description);
    }
}

QStringList EventModel::choicesOf(int part) const
{
    QStringList choices;
    if (part == Provider) {
        for (const std::string& provider : m_project.payments->providers)
            choices.append(qs(provider));
        choices.append(clockWord());
    } else if (part == Step) {
        for (const char* action : actions)
            choices.append(wordOf(action));
    } else if (part == To) {
        choices.append(staysWord());
        for (std::size_t i = 1; i < m_states.size(); ++i)
            choices.append(qs(m_states[i]));
    }
    return choices;
}

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    const PaymentEvent* event = at(index.row());
    if (!event)
        return {};
    const QString& fault = m_faults[static_cast<std::size_t>(index.row())];
    const QString text = textOf(*event, index.column());
    const bool open = event->action == "provision";
    switch (role) {
    case Qt::DisplayRole: return text.isEmpty() ? QStringLiteral("–") : text;
    case Qt::EditRole: return text;
    case EditTable::ChoicesRole: return choicesOf(index.column());
    case Qt::DecorationRole:
        if (index.column() == Name && !fault.isEmpty())
            return icon(QStringLiteral("warning"), Ink::Warning);
        if (index.column() == Step && (open || event->action == "revoke"))
            return icon(open ? QStringLiteral("diff-added") : QStringLiteral("diff-removed"), open ? Ink::Added : Ink::Removed);
        return {};
    case Qt::ToolTipRole:
        if (!fault.isEmpty())
            return fault;
        if (index.column() == From) {
            QStringList known;
            for (const std::string& state : m_states)
                known.append(qs(state));
            return tr("States with commas between them: %1. Empty: it moves no subscription.").arg(known.join(QStringLiteral(", ")));
        }
        return text;
    case Qt::FontRole: return typeface(index.column() == Name || index.column() == From || index.column() == To ? TypeRole::CodeSmall : TypeRole::Small);
    case Qt::ForegroundRole:
        return text.isEmpty() || (index.column() == To && event->toState.empty()) || (index.column() == Provider && event->provider.empty())
                   ? QVariant(theme().text.tertiary)
                   : QVariant();
    default: return {};
    }
}

bool EventModel::setStates(const PaymentEvent& event, int part, const QString& text)
{
    std::vector<std::string> from = event.fromStates;
    std::string to = event.toState;
    if (part == From) {
        from.clear();
        for (const QString& each : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
            from.push_back(each.trimmed().toStdString());
        if (from.empty())
            to.clear();
    } else {
        to = text == staysWord() ? std::string() : text.toStdString();
    }
    return m_session.apply({tr("Say where %1 leads").arg(qs(event.event)).toStdString(),
                            [id = event.id, from, to](const Project& project) { return setEventStates(project, id, from, to); }, {}});
}

bool EventModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const PaymentEvent* found = at(index.row());
    const QString text = value.toString().trimmed();
    if (role != Qt::EditRole || !found || text == textOf(*found, index.column()))
        return found && role == Qt::EditRole;
    if (index.column() == From || index.column() == To)
        return setStates(*found, index.column(), text);
    PaymentEvent event = *found;
    switch (index.column()) {
    case Provider: event.provider = text == clockWord() ? std::string() : text.toStdString(); break;
    case Name:
        if (text.isEmpty())
            return false;
        event.event = text.toStdString();
        break;
    case Step:
        for (const char* action : actions)
            if (text == wordOf(action))
                event.action = action;
        break;
    default: event.description = text.toStdString(); break;
    }
    return m_session.apply({tr("Change the event %1").arg(qs(found->event)).toStdString(), [event](const Project& project) { return putElement(project, event); }, {}});
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Sent by"), tr("Event"), tr("Step"), tr("From"), tr("To"), tr("What happens")};
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags EventModel::flags(const QModelIndex& index) const
{
    return QAbstractTableModel::flags(index) | Qt::ItemIsEditable;
}

}  // namespace barch::ui
