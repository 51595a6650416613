#include "ui/widgets/file_tree.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QHash>
#include <QPainter>
#include <QScopedValueRollback>

namespace barch::ui {
namespace {

constexpr int indexRole = Qt::UserRole;       // of the file; -1: a folder
constexpr int stateRole = Qt::UserRole + 1;
constexpr int pathRole = Qt::UserRole + 2;

QTreeWidgetItem* folderItem(QTreeWidget* tree, QTreeWidgetItem* parent, const QString& name)
{
    auto* item = parent ? new QTreeWidgetItem(parent, {name}) : new QTreeWidgetItem(tree, {name});
    item->setData(0, indexRole, -1);
    return item;
}

}  // namespace

QString titleOf(FileState state)
{
    switch (state) {
    case FileState::New: return FileTree::tr("new");
    case FileState::Changed: return FileTree::tr("changed");
    case FileState::Same: return FileTree::tr("same");
    case FileState::EditedByHand: return FileTree::tr("edited by hand");
    }
    return {};
}

QString signOf(FileState state)
{
    switch (state) {
    case FileState::New: return QStringLiteral("+");
    case FileState::Changed: return QStringLiteral("~");
    case FileState::Same: return QStringLiteral("=");
    case FileState::EditedByHand: return QStringLiteral("!");
    }
    return {};
}

Ink inkOf(FileState state)
{
    switch (state) {
    case FileState::New: return Ink::Added;
    case FileState::Changed: return Ink::Changed;
    case FileState::Same: return Ink::Tertiary;
    case FileState::EditedByHand: return Ink::ErrorText;
    }
    return Ink::Tertiary;
}

FileTree::FileTree(QWidget* parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("fileTree"));
    setAccessibleName(tr("Files"));
    setHeaderHidden(true);
    setItemDelegate(new FileDelegate(this));
    setIndentation(16);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* now) {
        if (m_filling || !now || now->data(0, indexRole).toInt() < 0)
            return;
        m_current = now->data(0, pathRole).toString();
        emit currentFileChanged();
    });
}

void FileTree::setFiles(const QString& rootName, const std::vector<ComparedFile>& files)
{
    const QScopedValueRollback quiet(m_filling, true);
    clear();
    QHash<QString, QTreeWidgetItem*> folders;
    QTreeWidgetItem* root = folderItem(this, nullptr, rootName);
    QTreeWidgetItem* wanted = nullptr;
    QTreeWidgetItem* first = nullptr;
    QTreeWidgetItem* any = nullptr;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const QString path = qs(files[i].path);
        const QStringList parts = path.split(QLatin1Char('/'));
        QTreeWidgetItem* parent = root;
        QString folder;
        for (const QString& part : parts.mid(0, parts.size() - 1)) {
            folder += part + QLatin1Char('/');
            QTreeWidgetItem*& item = folders[folder];
            if (!item)
                item = folderItem(this, parent, part);
            parent = item;
        }
        auto* item = new QTreeWidgetItem(parent, {parts.last()});
        item->setData(0, indexRole, static_cast<int>(i));
        item->setData(0, stateRole, static_cast<int>(files[i].state));
        item->setData(0, pathRole, path);
        item->setData(0, Qt::AccessibleTextRole, QString(path + QStringLiteral(", ") + titleOf(files[i].state)));
        item->setToolTip(0, path + QStringLiteral(": ") + titleOf(files[i].state));
        if (path == m_current)
            wanted = item;
        // What builds before what takes it back.
        const bool takesBack = path.contains(QLatin1String(".down."));
        if (!first && !takesBack && files[i].state != FileState::Same)
            first = item;
        if (!any)
            any = item;
    }
    expandAll();
    setCurrentItem(wanted ? wanted : first ? first : any);
    m_current = currentItem() ? currentItem()->data(0, pathRole).toString() : QString();
}

int FileTree::current() const
{
    const QTreeWidgetItem* item = currentItem();
    return item ? item->data(0, indexRole).toInt() : -1;
}

void FileTree::select(const QString& path)
{
    for (QTreeWidgetItemIterator at(this); *at; ++at)
        if ((*at)->data(0, pathRole).toString() == path)
            return setCurrentItem(*at);
}

void FileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QPainter& p = *painter;
    p.save();
    const QRect r = option.rect;
    const bool folder = index.data(indexRole).toInt() < 0;
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver)
        p.fillRect(r, selected ? theme().surface.selected : theme().surface.hover);
    paintIcon(p, folder ? QStringLiteral("folder") : QStringLiteral("file"), QRectF(r.left() + 2, r.center().y() - 7, 14, 14), Ink::Secondary);
    int right = r.right() - 10;
    if (!folder) {
        const auto state = static_cast<FileState>(index.data(stateRole).toInt());
        p.setFont(typeface(TypeRole::Code));
        p.setPen(theme().ink(inkOf(state)));
        p.drawText(QRect(right - 10, r.top(), 10, r.height()), Qt::AlignCenter, signOf(state));
        right -= 16;
        const QFont small = typeface(TypeRole::Small);
        p.setFont(small);
        const int wide = QFontMetrics(small).horizontalAdvance(titleOf(state));
        p.drawText(QRect(right - wide, r.top(), wide, r.height()), Qt::AlignVCenter, titleOf(state));
        right -= wide + 8;
    }
    const QFont name = typeface(selected && !folder ? TypeRole::BaseStrong : TypeRole::Base);
    p.setFont(name);
    p.setPen(selected && !folder ? theme().accent.text : theme().text.primary);
    const QRect where(r.left() + 22, r.top(), right - r.left() - 22, r.height());
    p.drawText(where, Qt::AlignVCenter, QFontMetrics(name).elidedText(index.data().toString(), Qt::ElideMiddle, where.width()));
    p.restore();
}

QSize FileDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {100, metrics().treeRow};
}

}  // namespace barch::ui
