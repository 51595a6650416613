#include "ui/ai/model_table.h"

#include "core/edits/ai_edits.h"
#include "core/edits/element_edits.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/edit_table.h"
#include "ui/widgets/small_widgets.h"

#include <QLocale>

#include <algorithm>

namespace barch::ui {
namespace {

std::string AiModel::* memberOf(int part)
{
    switch (part) {
    case ModelTable::Name: return &AiModel::name;
    case ModelTable::Variable: return &AiModel::modelVariable;
    case ModelTable::Timeout: return &AiModel::timeout;
    case ModelTable::Purpose: return &AiModel::purpose;
    case ModelTable::InputPrice: return &AiModel::inputPrice;
    case ModelTable::OutputPrice: return &AiModel::outputPrice;
    case ModelTable::Currency: return &AiModel::currency;
    default: return nullptr;
    }
}

std::optional<AiNumber> numberOf(int part)
{
    switch (part) {
    case ModelTable::Attempts: return AiNumber::Attempts;
    case ModelTable::Requests: return AiNumber::Requests;
    case ModelTable::InputTokens: return AiNumber::InputTokens;
    case ModelTable::OutputTokens: return AiNumber::OutputTokens;
    case ModelTable::CacheHits: return AiNumber::CacheHits;
    default: return std::nullopt;
    }
}

double valueOf(const AiModel& model, AiNumber which)
{
    switch (which) {
    case AiNumber::Requests: return model.requestsPerMonth;
    case AiNumber::InputTokens: return model.inputTokens;
    case AiNumber::OutputTokens: return model.outputTokens;
    case AiNumber::CacheHits: return model.cacheHits;
    case AiNumber::Attempts: break;
    }
    return model.maximumAttempts;
}

QString nobody() { return ModelTable::tr("none"); }
QString yes() { return ModelTable::tr("yes"); }
QString no() { return ModelTable::tr("no"); }
QString waiting() { return ModelTable::tr("while somebody waits"); }

bool isNumeric(int part)
{
    return numberOf(part) || part == ModelTable::InputPrice || part == ModelTable::OutputPrice || part == ModelTable::Cost;
}

}  // namespace

QString plainNumber(double number)
{
    return number == 0 ? QString() : QLocale::c().toString(number, 'f', QLocale::FloatingPointShortest);
}

QString wordsOf(CostGap gap)
{
    switch (gap) {
    case CostGap::None: return {};
    case CostGap::NoUse: return ModelTable::tr("no use expected");
    case CostGap::NoPrice: return ModelTable::tr("no price entered");
    case CostGap::BadNumber: return ModelTable::tr("a number makes no sense");
    case CostGap::FallbackNoPrice: break;
    }
    return ModelTable::tr("its fallback has no price");
}

ModelTable::ModelTable(Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session) {}

void ModelTable::refresh(const CostEstimate& estimate)
{
    beginResetModel();
    m_project = m_session.project();
    m_estimate = estimate;
    m_ids.clear();
    for (const AiModel& model : m_project.aiModels)
        m_ids.push_back(model.id);
    std::stable_sort(m_ids.begin(), m_ids.end(), [this](AiModelId a, AiModelId b) { return m_project.aiModels.find(a)->name < m_project.aiModels.find(b)->name; });
    m_faults.assign(m_ids.size(), {});
    for (const Finding& finding : m_session.findings())
        if (finding.element.kind == ElementKind::AiModel && !finding.waived)
            if (const int row = rowOf(AiModelId(finding.element.id)); row >= 0)
                m_faults[static_cast<std::size_t>(row)] = qs(finding.message);
    for (const auto& circle : fallbackCircles(m_project))
        for (const AiModelId id : circle)
            m_faults[static_cast<std::size_t>(rowOf(id))] = tr("These models step in for each other in a circle. When all of them fail, nothing answers.");
    endResetModel();
}

AiModelId ModelTable::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[static_cast<std::size_t>(row)] : AiModelId();
}

int ModelTable::rowOf(AiModelId id) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

const AiModel* ModelTable::at(int row) const
{
    return m_project.aiModels.find(idAt(row));
}

int ModelTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int ModelTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : PartCount;
}

QString ModelTable::costOf(AiModelId id) const
{
    for (const ModelCost& cost : m_estimate.models)
        if (cost.model == id)
            return cost.gap == CostGap::None || cost.gap == CostGap::FallbackNoPrice ? qs(barch::textOf(Money{cost.currency, cost.millionths()})) : wordsOf(cost.gap);
    return {};
}

QString ModelTable::textOf(const AiModel& model, int part) const
{
    if (const auto member = memberOf(part))
        return qs(model.*member);
    if (const auto number = numberOf(part))
        return plainNumber(valueOf(model, *number));
    switch (part) {
    case Provider: {
        const AiProvider* provider = m_project.aiProviders.find(model.provider);
        return provider ? qs(provider->provider) : nobody();
    }
    case Fallback: {
        const AiModel* fallback = m_project.aiModels.find(model.fallback);
        return fallback ? qs(fallback->name) : nobody();
    }
    case AskedFrom: {
        const Job* job = m_project.jobs.find(model.job);
        return job ? qs(job->name) : waiting();
    }
    case Logs: return model.logsUsage ? yes() : no();
    default: return costOf(model.id);
    }
}

QStringList ModelTable::choicesOf(const AiModel& model, int part) const
{
    QStringList choices;
    if (part == Provider) {
        choices.append(nobody());
        for (const AiProvider& provider : m_project.aiProviders)
            choices.append(qs(provider.provider));
    } else if (part == Fallback) {
        choices.append(nobody());
        for (const AiModelId id : m_ids)
            if (id != model.id)
                choices.append(qs(m_project.aiModels.find(id)->name));
    } else if (part == AskedFrom) {
        choices.append(waiting());
        for (const Job& job : m_project.jobs)
            choices.append(qs(job.name));
    } else if (part == Logs) {
        choices = {yes(), no()};
    }
    return choices;
}

QVariant ModelTable::data(const QModelIndex& index, int role) const
{
    const AiModel* model = at(index.row());
    if (!model)
        return {};
    const QString& fault = m_faults[static_cast<std::size_t>(index.row())];
    const QString text = textOf(*model, index.column());
    switch (role) {
    case Qt::DisplayRole: {
        const auto number = numberOf(index.column());
        if (number && !text.isEmpty() && valueOf(*model, *number) >= 1000)
            return grouped(static_cast<qsizetype>(valueOf(*model, *number)));
        return text.isEmpty() ? QStringLiteral("–") : text;
    }
    case Qt::EditRole: return text;
    case EditTable::ChoicesRole: return choicesOf(*model, index.column());
    case Qt::DecorationRole: return index.column() == Name && !fault.isEmpty() ? QVariant(icon(QStringLiteral("warning"), Ink::Warning)) : QVariant();
    case Qt::ToolTipRole: return fault.isEmpty() ? text : fault;
    case Qt::FontRole: return typeface(index.column() == Variable ? TypeRole::CodeSmall : index.column() == Name ? TypeRole::SmallStrong : TypeRole::Small);
    case Qt::TextAlignmentRole: return static_cast<int>((isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole: return text.isEmpty() || text == nobody() ? QVariant(theme().text.tertiary) : QVariant();
    default: return {};
    }
}

Result<Project> ModelTable::changed(const Project& project, AiModelId id, int part, const QString& text) const
{
    const std::string value = text.toStdString();
    if (const auto number = numberOf(part))
        return setAiNumber(project, id, *number, value);
    if (part == InputPrice || part == OutputPrice)
        return setAiPrice(project, id, part == InputPrice ? AiPrice::Input : AiPrice::Output, value);
    if (part == Fallback) {
        for (const AiModel& other : project.aiModels)
            if (other.id != id && other.name == value)
                return setFallback(project, id, other.id);
        return setFallback(project, id, {});
    }
    const AiModel* found = project.aiModels.find(id);
    if (!found)
        return Error{"This model is not there any more.", {}, {}};
    AiModel model = *found;
    if (const auto member = memberOf(part))
        model.*member = part == Currency ? text.toUpper().toStdString() : value;
    if (part == Logs)
        model.logsUsage = text == yes();
    if (part == Provider) {
        model.provider = {};
        for (const AiProvider& provider : project.aiProviders)
            if (provider.provider == value)
                model.provider = provider.id;
    }
    if (part == AskedFrom) {
        model.job = {};
        for (const Job& job : project.jobs)
            if (job.name == value)
                model.job = job.id;
    }
    return putElement(project, std::move(model));
}

bool ModelTable::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const AiModel* model = at(index.row());
    const QString text = value.toString().trimmed();
    if (role != Qt::EditRole || !model || index.column() == Cost)
        return false;
    if (text == textOf(*model, index.column()))
        return true;
    const QString label = index.column() >= firstOfUse ? tr("Say what is expected of %1") : tr("Change the model %1");
    // Made here and not in the edit: that one outlives this table.
    const Result<Project> now = changed(m_session.project(), model->id, index.column(), text);
    const std::string words = label.arg(qs(model->name)).toStdString();
    if (!now)
        return m_session.apply({words, [error = now.error()](const Project&) -> Result<Project> { return error; }, {}});
    return m_session.apply({words, [after = *now->aiModels.find(model->id)](const Project& project) { return putElement(project, after); }, {}});
}

QVariant ModelTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString titles[] = {tr("Model"), tr("Provider"), tr("Its name is in"), tr("Then asks"), tr("Time limit"), tr("Attempts"), tr("Asked from"), tr("Logged"), tr("What it does"),
                              tr("Requests a month"), tr("Tokens in"), tr("Tokens out"), tr("Cached %"), tr("Price in"), tr("Price out"), tr("Currency"), tr("A month")};
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::ToolTipRole && (section == InputPrice || section == OutputPrice))
        return tr("Of a million tokens, as the provider's price list has it today");
    if (role == Qt::ToolTipRole && (section == InputTokens || section == OutputTokens))
        return tr("Of one request");
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags ModelTable::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Cost ? flags : flags | Qt::ItemIsEditable;
}

}  // namespace barch::ui
