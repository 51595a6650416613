#include "ui/migrations/migration_setup.h"

#include "exporters/sql/layouts/layout.h"
#include "ui/theme/icons.h"
#include "ui/widgets/folder_words.h"
#include "ui/widgets/migration_name_edit.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

/// "0002_ratings": the migration that a file belongs to, as its layout spells it.
QString migrationOf(const std::string& path)
{
    QString name = qs(path);
    for (const char* end : {"/migration.sql", "/down.sql", ".up.sql", ".down.sql", ".sql"})
        if (name.endsWith(QLatin1String(end))) {
            name.chop(static_cast<int>(qstrlen(end)));
            break;
        }
    return name;
}

QStringList migrationsOf(const std::vector<std::string>& files)
{
    QStringList names;
    for (const std::string& file : files)
        if (const QString name = migrationOf(file); !names.contains(name) && !qs(file).section(QLatin1Char('/'), -1).startsWith(QLatin1Char('U')))
            names.append(name);
    return names;
}

}  // namespace

MigrationSetup::MigrationSetup(QWidget* parent) : QWidget(parent)
{
    setGround(this, "subtle");
    setMinimumWidth(260);
    auto* layout = column(0, this);
    QHBoxLayout* head = nullptr;
    layout->addWidget(panelHeader(head));
    head->addWidget(oneLine(tr("Where it goes"), TypeRole::Strong, Ink::Primary), 1);
    layout->addWidget(new Hairline);
    layout->addWidget(makeFields());
    layout->addWidget(new Hairline);
    layout->addWidget(makeRecorded(), 1);
    showFolder({}, false);
    showRecorded(nullptr);
}

QWidget* MigrationSetup::makeFields()
{
    auto* fields = new QWidget;
    auto* lines = column(4, fields);
    lines->setContentsMargins(metrics().panelPadding, 12, metrics().panelPadding, 16);
    lines->addWidget(oneLine(tr("Folder of the migrations"), TypeRole::Small, Ink::Secondary));
    m_folder = makeButton(QStringLiteral("migrationFolder"), {}, ButtonKind::Plain, QStringLiteral("folder"));
    m_folder->setStyleSheet(QStringLiteral("text-align: left;"));
    connect(m_folder, &QPushButton::clicked, this, &MigrationSetup::folderWanted);
    lines->addWidget(m_folder);
    lines->addSpacing(8);
    lines->addWidget(oneLine(tr("Laid out for"), TypeRole::Small, Ink::Secondary));
    m_layout = new QComboBox;
    m_layout->setObjectName(QStringLiteral("migrationLayout"));
    m_layout->setAccessibleName(tr("The tool that the migrations are laid out for"));
    for (const sql::Layout& each : sql::allLayouts())
        m_layout->addItem(qs(each.title), qs(each.id));
    connect(m_layout, &QComboBox::currentIndexChanged, this, [this] {
        showHowToRun();
        emit layoutChanged();
    });
    lines->addWidget(m_layout);
    m_layoutNote = new Text({}, TypeRole::Small, Ink::Secondary);
    m_layoutNote->setObjectName(QStringLiteral("layoutNote"));
    lines->addWidget(m_layoutNote);
    lines->addSpacing(8);
    lines->addWidget(oneLine(tr("Name of the migration"), TypeRole::Small, Ink::Secondary));
    m_name = new MigrationNameEdit(QStringLiteral("nextMigrationName"));
    m_name->setMayBeEmpty(true);
    connect(m_name, &MigrationNameEdit::named, this, &MigrationSetup::named);
    connect(m_name, &MigrationNameEdit::unfit, this, &MigrationSetup::nameUnfit);
    lines->addWidget(m_name);
    return fields;
}

QWidget* MigrationSetup::makeRecorded()
{
    auto* part = new QWidget;
    auto* lines = column(6, part);
    lines->setContentsMargins(metrics().panelPadding, 12, metrics().panelPadding, 12);
    auto* line = row(8);
    m_stateIcon = new IconLabel(QStringLiteral("ok"), Ink::Ok);
    m_state = new Text({}, TypeRole::Base);
    m_state->setObjectName(QStringLiteral("folderState"));
    line->addWidget(m_stateIcon, 0, Qt::AlignTop);
    line->addWidget(m_state, 1);
    lines->addLayout(line);
    m_recordedTitle = oneLine(tr("Recorded, newest first"), TypeRole::Small, Ink::Secondary);
    lines->addWidget(m_recordedTitle);
    m_recorded = new QListWidget;
    m_recorded->setObjectName(QStringLiteral("recordedMigrations"));
    m_recorded->setAccessibleName(tr("Migrations in the folder, newest first"));
    m_recorded->setStyleSheet(QStringLiteral("background: transparent;"));
    m_recorded->setUniformItemSizes(true);
    m_recorded->setFont(typeface(TypeRole::CodeSmall));
    lines->addWidget(m_recorded, 1);
    lines->addStretch(0);
    return part;
}

void MigrationSetup::showFolder(const QString& folder, bool canChange)
{
    m_path = folder;
    showFolderOn(*m_folder, folder, 200);
    m_folder->setEnabled(canChange);
    showHowToRun();
}

void MigrationSetup::showHowToRun()
{
    const sql::Layout* layout = sql::findLayout(layoutId().toStdString());
    if (!layout)
        return m_layoutNote->set({});
    QString words = qs(layout->howToRun);
    words.replace(QLatin1Char('%'), m_path.isEmpty() ? tr("FOLDER") : QFileInfo(m_path).fileName());
    if (!words.endsWith(QLatin1Char('.')))
        words += QLatin1Char('.');
    m_layoutNote->set(m_layout->isEnabled() ? words : tr("%1 The folder keeps the layout that it began with.").arg(words));
}

void MigrationSetup::showRecorded(const MigrationPreview* preview)
{
    const bool isKnown = preview && !preview->folderFailed;
    const bool isFixed = isKnown && !preview->isFirst();
    {
        const QSignalBlocker quiet(m_layout);
        m_layout->setEnabled(!isFixed);
        if (isFixed)
            setLayoutId(qs(preview->layout));
    }
    showHowToRun();
    m_name->setPlaceholderText(isFixed ? QStringLiteral("change") : QStringLiteral("init"));
    m_stateIcon->setVisible(preview != nullptr);
    m_recorded->clear();
    m_recordedTitle->setVisible(isFixed);
    m_recorded->setVisible(isFixed);
    if (!preview)
        return m_state->set({});
    if (preview->folderFailed) {
        m_stateIcon->set(QStringLiteral("error"), Ink::Error);
        return m_state->set(qs(preview->folderFailed->what));
    }
    m_stateIcon->set(QStringLiteral("ok"), Ink::Ok);
    const QString next = qs(sql::fourDigits(preview->recorded.next));
    if (!isFixed)
        return m_state->set(tr("%1 is next: the folder holds no migration yet.").arg(next));
    const QStringList names = migrationsOf(preview->recorded.files);
    m_state->set(names.isEmpty() ? tr("%1 is next.").arg(next) : tr("%1 is next; recorded: %2.").arg(next, names.last().section(QLatin1Char('/'), -1)));
    for (auto name = names.rbegin(); name != names.rend(); ++name)
        m_recorded->addItem(*name);
}

QString MigrationSetup::layoutId() const
{
    return m_layout->currentData().toString();
}

void MigrationSetup::setLayoutId(const QString& id)
{
    const int at = m_layout->findData(id);
    const QSignalBlocker quiet(m_layout);
    m_layout->setCurrentIndex(std::max(at, 0));
    showHowToRun();
}

QString MigrationSetup::name() const
{
    return m_name->text();
}

bool MigrationSetup::isNameFit() const
{
    return m_name->text().isEmpty() || isMigrationName(m_name->text());
}

void MigrationSetup::clearName()
{
    m_name->clear();
}

}  // namespace barch::ui
