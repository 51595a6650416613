#include "ui/features/feature_model.h"

#include "core/edits/feature_edits.h"
#include "core/planning/matrix.h"
#include "ui/features/feature_words.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>
#include <limits>

namespace barch::ui {
namespace {

std::optional<Figure> figureIn(int part)
{
    switch (part) {
    case FeatureModel::Value: return Figure::Value;
    case FeatureModel::Effort: return Figure::Effort;
    case FeatureModel::Reach: return Figure::Reach;
    case FeatureModel::Impact: return Figure::Impact;
    case FeatureModel::Confidence: return Figure::Confidence;
    default: return std::nullopt;
    }
}

double scoreOr(const Score& score, double otherwise)
{
    return score.number.value_or(otherwise);
}

}  // namespace

FeatureModel::FeatureModel(Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session) {}

void FeatureModel::setFacts(const PlanFacts& facts, const std::function<bool(const Feature&)>& shown)
{
    beginResetModel();
    m_facts = facts;
    m_rows.clear();
    for (const Feature& feature : m_facts.project.features) {
        if (!shown(feature))
            continue;
        Row row{&feature, riceOf(feature), wsjfOf(feature), valuePerEffortOf(feature)};
        const Release* release = m_facts.project.releases.find(feature.release);
        row.release = release ? qs(release->name) : QStringLiteral("–");
        row.releasePosition = release ? release->position : std::numeric_limits<int>::max();
        QStringList names;
        for (const FeatureId id : feature.dependsOn)
            if (const Feature* other = m_facts.project.features.find(id))
                names.append(qs(other->name));
        row.problemText = m_facts.problemOf(feature.id);
        row.problem = m_facts.hasProblem(feature.id);
        row.waitsFor = names.isEmpty() ? QStringLiteral("–") : names.join(QStringLiteral(", "));
        m_rows.push_back(std::move(row));
    }
    arrangeRows();
    endResetModel();
}

void FeatureModel::arrangeRows()
{
    const auto usual = [](const Row& a, const Row& b) {
        return std::tuple(!a.problem, urgencyOf(a.feature->moscow), -scoreOr(a.rice, -1), std::string_view(a.feature->name)) <
               std::tuple(!b.problem, urgencyOf(b.feature->moscow), -scoreOr(b.rice, -1), std::string_view(b.feature->name));
    };
    std::stable_sort(m_rows.begin(), m_rows.end(), usual);
    const auto number = [this](const Row& row) -> double {
        if (const auto figure = figureIn(m_column))
            return figureOf(*row.feature, *figure);
        switch (m_column) {
        case Priority: return urgencyOf(row.feature->moscow);
        case Rice: return scoreOr(row.rice, -1);
        case Wsjf: return scoreOr(row.wsjf, -1);
        case PerEffort: return scoreOr(row.perEffort, -1);
        case InRelease: return row.releasePosition;
        case WaitsFor: return static_cast<double>(row.feature->dependsOn.size());
        default: return 0;
        }
    };
    const auto before = [&](const Row& a, const Row& b) {
        return m_column == Name ? qs(a.feature->name).localeAwareCompare(qs(b.feature->name)) < 0 : number(a) < number(b);
    };
    if (m_column >= 0)
        std::stable_sort(m_rows.begin(), m_rows.end(), [&](const Row& a, const Row& b) { return m_order == Qt::AscendingOrder ? before(a, b) : before(b, a); });
    m_places.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_places.emplace(m_rows[i].feature->id, static_cast<int>(i));
}

void FeatureModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_column = column;
    m_order = order;
    arrangeRows();
    endResetModel();
}

FeatureId FeatureModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].feature->id : FeatureId();
}

int FeatureModel::rowOf(FeatureId id) const
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? -1 : found->second;
}

int FeatureModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FeatureModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : PartCount;
}

QVariant FeatureModel::text(const Row& row, int part) const
{
    if (const auto figure = figureIn(part)) {
        const double value = figureOf(*row.feature, *figure);
        if (value == 0)
            return QStringLiteral("–");
        return *figure == Figure::Confidence ? tr("%1 %").arg(qs(exactText(value))) : qs(exactText(value));
    }
    switch (part) {
    case Name: return qs(row.feature->name);
    case Priority: return wordOf(row.feature->moscow);
    case Rice: return numberText(row.rice);
    case Wsjf: return numberText(row.wsjf);
    case PerEffort: return numberText(row.perEffort);
    case InRelease: return row.release;
    case WaitsFor: return row.problem ? row.problemText : row.waitsFor;
    default: return {};
    }
}

QVariant FeatureModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const int part = index.column();
    const bool number = part >= Value && part <= PerEffort;
    switch (role) {
    case Qt::DisplayRole: return text(row, part);
    case Qt::EditRole:
        if (const auto figure = figureIn(part))
            return qs(exactText(figureOf(*row.feature, *figure)));
        return part == Name ? QVariant(qs(row.feature->name)) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole: return typeface(part == Name || part == Rice ? TypeRole::SmallStrong : TypeRole::Small);
    case Qt::DecorationRole:
        if (part == Priority)
            return icon(iconOf(row.feature->moscow), inkOf(row.feature->moscow));
        if (part == WaitsFor && row.problem)
            return icon(QStringLiteral("error"), Ink::Error);
        return {};
    case Qt::ForegroundRole:
        if (part == WaitsFor && row.problem)
            return theme().severity.error.text;
        return number && part != Rice ? QVariant(theme().text.secondary) : QVariant();
    case Qt::ToolTipRole:
        if (part == Rice || part == Wsjf || part == PerEffort) {
            const Score& score = part == Rice ? row.rice : part == Wsjf ? row.wsjf : row.perEffort;
            return qs(score.number ? score.formula : score.lacks);
        }
        return part == WaitsFor ? text(row, part) : part == Name ? QVariant(qs(row.feature->description)) : QVariant();
    default: return {};
    }
}

bool FeatureModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const Feature& feature = *m_rows[static_cast<std::size_t>(index.row())].feature;
    const std::string typed = value.toString().trimmed().toStdString();
    if (index.column() == Name)
        return typed == feature.name || m_session.apply(featureEdit(tr("Rename %1").arg(qs(feature.name)), feature.id, [typed](Feature& changed) { changed.name = typed; }));
    const auto figure = figureIn(index.column());
    const auto number = typed.empty() || typed == "–" ? std::optional(0.0) : numberIn(typed);
    if (!figure || !number)
        return false;
    return m_session.apply({tr("Set the %1 of %2").arg(qs(limitsOf(*figure).name), qs(feature.name)).toStdString(),
                            [id = feature.id, figure = *figure, number = *number](const Project& project) { return setFeatureFigure(project, id, figure, number); },
                            {}});
}

QVariant FeatureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section >= Value && section <= PerEffort ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const QString titles[] = {tr("Feature"), tr("Priority"), tr("Value"), tr("Effort"), tr("Reach"), tr("Impact"), tr("Sure"), tr("RICE"), tr("WSJF"), tr("V ÷ E"), tr("Release"), tr("Waits for")};
    const QString tips[] = {{}, tr("Must, Should, Could or Won’t"), tr("Value to customers, 1 to 5"), tr("Effort, 1 to 5"), tr("People reached in a quarter"), tr("Impact on each of them, 0.25 to 3"),
                            tr("How sure you are, in per cent"), tr("Reach × impact × confidence ÷ effort"), tr("(Value + time criticality + risk reduction) ÷ effort"), tr("Value ÷ effort"), {}, {}};
    if (role == Qt::DisplayRole)
        return titles[section];
    return role == Qt::ToolTipRole ? QVariant(tips[section]) : QVariant();
}

Qt::ItemFlags FeatureModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Name || figureIn(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

}  // namespace barch::ui
