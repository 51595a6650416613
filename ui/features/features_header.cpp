#include "ui/features/feature_words.h"
#include "ui/features/features_page.h"
#include "ui/features/matrix_view.h"
#include "ui/features/releases_pane.h"
#include "ui/features/requirements_pane.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace barch::ui {

QToolButton* FeaturesPage::makeChoice(const char* objectName, const QString& words)
{
    auto* button = new QToolButton;
    button->setObjectName(QString::fromLatin1(objectName));
    button->setAccessibleName(words);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(icon(QStringLiteral("chevron-down"), Ink::Tertiary));
    button->setIconSize({12, 12});
    button->setLayoutDirection(Qt::RightToLeft);
    button->setFont(typeface(TypeRole::Small));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMenu(new QMenu(button));
    button->menu()->setLayoutDirection(Qt::LeftToRight);
    return button;
}

QWidget* FeaturesPage::makeHeader()
{
    auto* header = new QWidget;
    header->setFixedHeight(metrics().pageHeader);
    auto* line = row(10, header);
    line->setContentsMargins(metrics().pagePadding, 0, metrics().pagePadding, 0);
    auto* title = new Text(tr("Features"), TypeRole::Title);
    title->setOneLine(true);
    m_subtitle = new Text({}, TypeRole::Small, Ink::Secondary);
    m_subtitle->setOneLine(true);
    m_views = new Segments({tr("Matrix"), tr("Releases"), tr("Requirements")});
    m_views->setObjectName(QStringLiteral("featureViews"));
    connect(m_views, &Segments::chosen, this, [this](int view) { openView(static_cast<View>(view)); });
    m_legend = makeLegend();
    m_filter = makeChoice("releaseFilter", tr("Show the features of a release"));
    m_arrows = makeChoice("arrowsShown", tr("Which arrows are drawn"));
    auto* group = new QActionGroup(m_arrows);
    const QString arrowNames[] = {tr("All"), tr("Of the selection"), tr("None")};
    for (int i = 0; i < 3; ++i) {
        QAction* action = m_arrows->menu()->addAction(arrowNames[i]);
        action->setCheckable(true);
        action->setChecked(i == 0);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, i, name = arrowNames[i]] {
            m_arrows->setText(tr("Arrows: %1").arg(name));
            m_matrix->setArrows(static_cast<MatrixView::Arrows>(i));
        });
    }
    m_arrows->setText(tr("Arrows: %1").arg(arrowNames[0]));
    auto* table = new QToolButton;
    table->setObjectName(QStringLiteral("featureFiles"));
    table->setIcon(icon(QStringLiteral("more")));
    table->setToolTip(tr("Import and export"));
    table->setAccessibleName(tr("Import and export"));
    table->setPopupMode(QToolButton::InstantPopup);
    table->setFocusPolicy(Qt::StrongFocus);
    table->setMenu(new QMenu(table));
    table->menu()->addActions(m_actions.mid(1, 3));
    QPushButton* add = makeButton(QStringLiteral("addFeature"), tr("Feature"), ButtonKind::Plain, QStringLiteral("plus"));
    add->setAccessibleName(tr("Add a feature"));
    connect(add, &QPushButton::clicked, this, &FeaturesPage::addFeature);
    line->addWidget(title);
    line->addWidget(m_subtitle, 1);
    line->addWidget(m_legend);
    line->addWidget(m_views);
    line->addWidget(m_filter);
    line->addWidget(m_arrows);
    line->addWidget(table);
    line->addWidget(add);
    return header;
}

QWidget* FeaturesPage::makeLegend()
{
    auto* legend = new QWidget;
    auto* line = row(5, legend);
    for (const Moscow moscow : {Moscow::Must, Moscow::Should, Moscow::Could, Moscow::Wont}) {
        line->addWidget(new IconLabel(iconOf(moscow), inkOf(moscow), nullptr, 14));
        auto* word = new Text(wordOf(moscow), TypeRole::Small, Ink::Secondary);
        word->setOneLine(true);
        line->addWidget(word);
        line->addSpacing(5);
    }
    return legend;
}

QWidget* FeaturesPage::makeEmpty()
{
    auto* empty = new QWidget;
    empty->setObjectName(QStringLiteral("noFeatures"));
    auto* lines = column(8, empty);
    lines->addStretch(2);
    lines->addWidget(new IconLabel(QStringLiteral("features"), Ink::Tertiary, nullptr, 32), 0, Qt::AlignHCenter);
    auto* title = new Text(tr("No features yet"), TypeRole::Title);
    title->setOneLine(true);
    lines->addWidget(title, 0, Qt::AlignHCenter);
    auto* text = new Text(tr("List what people will be able to do. Then place each by value and effort, and see what has to come first."), TypeRole::Base, Ink::Secondary);
    text->setOneLine(true);
    lines->addWidget(text, 0, Qt::AlignHCenter);
    auto* buttons = row(8);
    buttons->addStretch(1);
    QPushButton* first = makeButton(QStringLiteral("addFirstFeature"), tr("Add the first feature"), ButtonKind::Primary);
    connect(first, &QPushButton::clicked, this, &FeaturesPage::addFeature);
    QPushButton* import = makeButton(QStringLiteral("importFirst"), tr("Import a table…"));
    connect(import, &QPushButton::clicked, this, &FeaturesPage::importFile);
    buttons->addWidget(first);
    buttons->addWidget(import);
    buttons->addStretch(1);
    lines->addSpacing(8);
    lines->addLayout(buttons);
    lines->addStretch(3);
    return empty;
}

void FeaturesPage::makeActions()
{
    const auto add = [this](const char* objectName, const QString& words, auto handler) {
        auto* action = new QAction(words, this);
        action->setObjectName(QString::fromLatin1(objectName));
        connect(action, &QAction::triggered, this, handler);
        m_actions.append(action);
    };
    add("addFeatureAction", tr("Add a feature"), [this] { addFeature(); });
    add("importFeaturesAction", tr("Import features from CSV or Markdown…"), [this] { importFile(); });
    add("exportFeaturesCsvAction", tr("Export features as CSV…"), [this] { exportFile(false); });
    add("exportFeaturesMarkdownAction", tr("Export features as Markdown…"), [this] { exportFile(true); });
    add("cutReleasesAction", tr("Cut the releases by capacity…"), [this] { m_releases->cut(); });
    add("addReleaseAction", tr("Add a release"), [this] { m_releases->addRelease(); });
    add("addRequirementAction", tr("Add a requirement"), [this] {
        openView(Requirements);
        m_requirements->addRequirement();
    });
}

}  // namespace barch::ui
