#include "ui/shell/top_bar.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QAbstractButton>
#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace barch::ui {

/// Looks like a field, opens the palette.
class SearchButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit SearchButton(QWidget* parent) : QAbstractButton(parent)
    {
        setObjectName(QStringLiteral("searchField"));
        setCursor(Qt::IBeamCursor);
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        const Theme& t = theme();
        p.setPen(QPen(underMouse() ? t.line.outline : t.line.strong, 1));
        p.setBrush(t.surface.page);
        p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusControl, metrics().radiusControl);
        paintIcon(p, QStringLiteral("search"), QRectF(9, (height() - 14) / 2.0, 14, 14), Ink::Tertiary);
        p.setFont(typeface(TypeRole::Base));
        p.setPen(t.text.tertiary);
        p.drawText(rect().adjusted(30, 0, -62, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
        p.setFont(typeface(TypeRole::Caption));
        const QString keys = QStringLiteral("Ctrl+K");
        const int wide = p.fontMetrics().horizontalAdvance(keys) + 12;
        const QRectF box(width() - wide - 5.5, (height() - 18) / 2.0 + 0.5, wide, 17);
        p.setPen(QPen(t.line.hairline, 1));
        p.setBrush(t.surface.subtle);
        p.drawRoundedRect(box, metrics().radiusBadge, metrics().radiusBadge);
        p.setPen(t.text.tertiary);
        p.drawText(box, Qt::AlignCenter, keys);
    }
};

/// "82 % ready to export", with its ring.
class ReadinessButton : public QAbstractButton {
    Q_OBJECT
public:
    ReadinessButton()
    {
        setObjectName(QStringLiteral("readiness"));
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
        setToolTip(tr("What is still open"));
    }
    void setPercent(int percent)
    {
        m_percent = percent;
        setAccessibleName(tr("%1 % ready to export").arg(percent));
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        return {8 + ring + 8 + QFontMetrics(typeface(TypeRole::BaseStrong)).horizontalAdvance(number()) + 6 +
                    QFontMetrics(typeface(TypeRole::Small)).horizontalAdvance(words()) + 6 + metrics().iconTiny + 8,
                metrics().control};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        const Theme& t = theme();
        if (underMouse()) {
            p.setPen(Qt::NoPen);
            p.setBrush(t.surface.hover);
            p.drawRoundedRect(rect(), metrics().radiusControl, metrics().radiusControl);
        }
        double x = 8;
        ProgressRing::paint(p, QRectF(x, (height() - ring) / 2.0, ring, ring), m_percent / 100.0);
        x += ring + 8;
        const auto say = [&](const QString& words, TypeRole role, const QColor& colour) {
            p.setFont(typeface(role));
            p.setPen(colour);
            const double wide = p.fontMetrics().horizontalAdvance(words);
            p.drawText(QRectF(x, 0, wide + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, words);
            x += wide + 6;
        };
        say(number(), TypeRole::BaseStrong, t.text.primary);
        say(words(), TypeRole::Small, t.text.tertiary);
        const int tiny = metrics().iconTiny;
        paintIcon(p, QStringLiteral("chevron-down"), QRectF(x, (height() - tiny) / 2.0, tiny, tiny), Ink::Tertiary);
    }

private:
    static constexpr int ring = 20;
    QString number() const { return QStringLiteral("%1 %").arg(m_percent); }
    static QString words() { return tr("ready to export"); }
    int m_percent = 0;
};

namespace {

QToolButton* makeActionButton(const QString& objectName, QAction* action)
{
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace

TopBar::TopBar(Session& session, QMenu* projectMenu, QAction* undo, QAction* redo, QWidget* parent)
    : QWidget(parent), m_session(session)
{
    setObjectName(QStringLiteral("topBar"));
    setGround(this, "window");
    setFixedHeight(metrics().topBar);
    auto* layout = row(0, this);
    layout->setContentsMargins(12, 0, 8, 0);

    m_left = new QWidget;
    auto* left = row(4, m_left);
    left->addWidget(new IconLabel(QStringLiteral("logo"), Ink::AccentFill, nullptr, 20));
    m_project = new QToolButton;
    m_project->setObjectName(QStringLiteral("projectMenu"));
    m_project->setFont(typeface(TypeRole::Strong));
    m_project->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_project->setLayoutDirection(Qt::RightToLeft);
    m_project->setIconSize({metrics().iconTiny, metrics().iconTiny});
    projectMenu->setLayoutDirection(Qt::LeftToRight);
    m_project->setMenu(projectMenu);
    m_project->setPopupMode(QToolButton::InstantPopup);
    m_project->setFocusPolicy(Qt::TabFocus);
    left->addWidget(m_project);
    m_savedMark = new IconLabel(QStringLiteral("tick"), Ink::Tertiary, nullptr, metrics().iconSmall);
    left->addSpacing(4);
    left->addWidget(m_savedMark);
    m_saved = new Text({}, TypeRole::Small, Ink::Tertiary);
    m_saved->setObjectName(QStringLiteral("savedState"));
    m_saved->setOneLine(true);
    left->addWidget(m_saved);
    m_undoRedo = new QWidget;
    auto* steps = row(2, m_undoRedo);
    steps->setContentsMargins(8, 0, 0, 0);
    auto* line = new Hairline(Qt::Vertical);
    line->setFixedHeight(20);
    steps->addWidget(line);
    steps->addSpacing(6);
    steps->addWidget(makeActionButton(QStringLiteral("undoButton"), undo));
    steps->addWidget(makeActionButton(QStringLiteral("redoButton"), redo));
    left->addWidget(m_undoRedo);
    layout->addWidget(m_left);
    layout->addStretch(1);

    m_right = new QWidget;
    auto* right = row(8, m_right);
    m_readiness = new ReadinessButton;
    connect(m_readiness, &QAbstractButton::clicked, this, &TopBar::readinessWanted);
    right->addWidget(m_readiness);
    layout->addWidget(m_right);

    m_search = new SearchButton(this);
    connect(m_search, &QAbstractButton::clicked, this, &TopBar::searchWanted);

    connect(&session, &Session::projectReplaced, this, &TopBar::refresh);
    connect(&session, &Session::projectChanged, this, &TopBar::refresh);
    connect(&session, &Session::historyChanged, this, &TopBar::refresh);
    connect(&session, &Session::findingsChanged, this, &TopBar::refresh);
    refresh();
}

QWidget* TopBar::readinessAnchor() const
{
    return m_readiness;
}

void TopBar::refresh()
{
    const bool open = m_session.hasProject();
    const QString name = open ? m_session.name() : tr("No project open");
    m_project->setText(QFontMetrics(typeface(TypeRole::Strong)).elidedText(name, Qt::ElideRight, 220));
    m_project->setAccessibleName(open ? tr("Project %1").arg(name) : name);
    m_project->setToolTip(open ? m_session.path() : QString());
    m_project->setIcon(open ? icon(QStringLiteral("chevron-down")) : QIcon());
    m_project->setEnabled(open);
    m_project->setProperty("shownName", name);
    m_saved->setVisible(open);
    m_undoRedo->setVisible(open);
    m_right->setVisible(open);
    m_savedMark->setVisible(open && m_session.isSaved() && !m_session.path().isEmpty());
    if (open) {
        const auto changes = static_cast<qsizetype>(m_session.changesSinceSaved());
        if (m_session.isSaved() && !m_session.path().isEmpty())
            m_saved->set(tr("Saved %1").arg(QLocale().toString(m_session.savedAt().time(), QStringLiteral("HH:mm"))));
        else if (m_session.path().isEmpty())
            m_saved->set(tr("Not saved yet"));
        else
            m_saved->set(counted(changes, tr("change not saved"), tr("changes not saved")));
        m_readiness->setPercent(m_session.readiness().percent());
    }
    m_search->setText(open ? tr("Search tables, columns, questions, actions") : tr("Search recent files, samples, actions"));
    m_search->setAccessibleName(m_search->text());
    QMetaObject::invokeMethod(this, &TopBar::placeSearch, Qt::QueuedConnection);
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeSearch();
}

void TopBar::placeSearch()
{
    // In the middle of the window, unless the sides need the room.
    const int leftEnd = 12 + m_left->sizeHint().width() + 16;
    const int rightStart = width() - 8 - (m_right->isHidden() ? 0 : m_right->sizeHint().width()) - 16;
    const int wide = std::max(120, std::min(metrics().searchWidth, rightStart - leftEnd));
    const int x = std::clamp((width() - wide) / 2, leftEnd, std::max(leftEnd, rightStart - wide));
    m_search->setGeometry(x, (height() - metrics().control) / 2, wide, metrics().control);
}

}  // namespace barch::ui

#include "top_bar.moc"
