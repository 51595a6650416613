#include "ui/api/offer_model.h"

#include "core/api/resources.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/small_widgets.h"

#include <algorithm>

namespace barch::ui {

OfferModel::OfferModel(const Project& project, QObject* parent) : QAbstractTableModel(parent)
{
    for (const Table& table : project.tables) {
        Offer offer;
        offer.table = table.id;
        offer.name = qs(table.name);
        offer.possible = api::resourcePaths(project, table).has_value();
        const std::vector<Operation> usual = api::usualOperations(project, table);
        bool any = false;
        for (int i = 0; i < operations; ++i) {
            const auto place = static_cast<std::size_t>(i);
            offer.offered[place] = api::endpointOf(project, table.id, api::rowOperations[i]);
            offer.usual[place] = std::find(usual.begin(), usual.end(), api::rowOperations[i]) != usual.end();
            any = any || offer.offered[place];
        }
        offer.choice = any || !api::endpointsOf(project, table.id).empty() ? offer.offered : offer.usual;
        offer.note = !offer.possible ? tr("has no key that can stand in an address")
                     : any           ? tr("offered now")
                     : usual.empty() ? tr("no business of clients")
                                     : tr("proposed");
        m_offers.push_back(std::move(offer));
    }
    std::stable_sort(m_offers.begin(), m_offers.end(), [](const Offer& a, const Offer& b) { return a.name < b.name; });
    setFilter({});
}

OfferModel::Offer* OfferModel::at(int row)
{
    return row >= 0 && row < rowCount() ? &m_offers[m_shown[static_cast<std::size_t>(row)]] : nullptr;
}

const OfferModel::Offer* OfferModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_offers[m_shown[static_cast<std::size_t>(row)]] : nullptr;
}

void OfferModel::setFilter(const QString& words)
{
    beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < m_offers.size(); ++i)
        if (m_offers[i].name.contains(words.trimmed(), Qt::CaseInsensitive))
            m_shown.push_back(i);
    endResetModel();
}

void OfferModel::changedAll()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, PartCount - 1));
    emit chosen();
}

void OfferModel::chooseUsual()
{
    for (const std::size_t i : m_shown)
        if (m_offers[i].possible)
            m_offers[i].choice = m_offers[i].usual;
    changedAll();
}

void OfferModel::chooseNone()
{
    for (const std::size_t i : m_shown)
        m_offers[i].choice = {};
    changedAll();
}

void OfferModel::toggleRow(int row)
{
    Offer* offer = at(row);
    if (!offer || !offer->possible)
        return;
    const bool any = std::find(offer->choice.begin(), offer->choice.end(), true) != offer->choice.end();
    const bool usual = std::find(offer->usual.begin(), offer->usual.end(), true) != offer->usual.end();
    offer->choice = any ? Choice{} : usual ? offer->usual : Choice{true, true, false, false, false};
    emit dataChanged(index(row, 0), index(row, PartCount - 1));
    emit chosen();
}

std::vector<OfferedTable> OfferModel::wanted() const
{
    std::vector<OfferedTable> tables;
    for (const Offer& offer : m_offers) {
        if (offer.choice == offer.offered)
            continue;
        OfferedTable table{offer.table, {}};
        for (int i = 0; i < operations; ++i)
            if (offer.choice[static_cast<std::size_t>(i)])
                table.operations.push_back(api::rowOperations[i]);
        tables.push_back(std::move(table));
    }
    return tables;
}

int OfferModel::added() const
{
    int count = 0;
    for (const Offer& offer : m_offers)
        for (std::size_t i = 0; i < offer.choice.size(); ++i)
            count += offer.choice[i] && !offer.offered[i];
    return count;
}

int OfferModel::removed() const
{
    int count = 0;
    for (const Offer& offer : m_offers)
        for (std::size_t i = 0; i < offer.choice.size(); ++i)
            count += !offer.choice[i] && offer.offered[i];
    return count;
}

int OfferModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int OfferModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : PartCount;
}

QVariant OfferModel::data(const QModelIndex& index, int role) const
{
    const Offer* offer = at(index.row());
    if (!offer)
        return {};
    const int part = index.column();
    if (part >= FirstOperation && part < Note) {
        const bool on = offer->choice[static_cast<std::size_t>(part - FirstOperation)];
        if (role == Qt::CheckStateRole && offer->possible)
            return on ? Qt::Checked : Qt::Unchecked;
        if (role == Qt::AccessibleTextRole)
            return tr("%1, %2: %3").arg(offer->name, headerData(part, Qt::Horizontal, Qt::DisplayRole).toString(), on ? tr("yes") : tr("no"));
        return {};
    }
    if (role == Qt::DisplayRole)
        return part == Name ? offer->name : offer->note;
    if (role == Qt::ForegroundRole && (part == Note || !offer->possible))
        return theme().text.secondary;
    if (role == Qt::FontRole)
        return typeface(part == Name ? TypeRole::CodeSmall : TypeRole::Small);
    return {};
}

bool OfferModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    Offer* offer = at(index.row());
    const int part = index.column();
    if (!offer || !offer->possible || role != Qt::CheckStateRole || part < FirstOperation || part >= Note)
        return false;
    offer->choice[static_cast<std::size_t>(part - FirstOperation)] = value.toInt() == Qt::Checked;
    emit dataChanged(index, index);
    emit chosen();
    return true;
}

QVariant OfferModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const QString titles[] = {tr("Table"), tr("List"), tr("Read"), tr("Create"), tr("Change"), tr("Delete"), tr("Now")};
    if (role == Qt::DisplayRole && section < PartCount)
        return titles[section];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags OfferModel::flags(const QModelIndex& index) const
{
    const Offer* offer = at(index.row());
    if (!offer)
        return {};
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (offer->possible && index.column() >= FirstOperation && index.column() < Note)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

}  // namespace barch::ui
