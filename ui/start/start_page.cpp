#include "ui/start/start_page.h"

#include "ui/session/background.h"
#include "ui/start/recent_list.h"
#include "ui/start/thumbnail.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card_button.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr int contentWidth = 1240;

struct Beginning {
    const char* objectName;
    const char* iconName;
    QString title;
    QString text;
    QString keys;
    bool suggested;
};

CardButton* makeBeginning(const Beginning& is)
{
    auto* card = new CardButton;
    card->setObjectName(QString::fromLatin1(is.objectName));
    card->setAccessibleName(is.title);
    card->setAccessibleDescription(is.text);
    card->setSuggested(is.suggested);
    auto* layout = column(0, card);
    layout->setContentsMargins(16, 14, 16, 14);
    auto* top = row(8);
    auto* square = new QFrame;
    square->setFixedSize(metrics().controlLarge, metrics().controlLarge);
    square->setProperty("square", is.suggested ? "accent" : "neutral");
    auto* inSquare = row(0, square);
    inSquare->addWidget(new IconLabel(QString::fromLatin1(is.iconName), is.suggested ? Ink::OnAccent : Ink::Primary), 0, Qt::AlignCenter);
    top->addWidget(square);
    top->addStretch(1);
    top->addWidget(new KeyHint(is.keys), 0, Qt::AlignVCenter);
    layout->addLayout(top);
    layout->addSpacing(10);
    layout->addWidget(new Text(is.title, TypeRole::Strong));
    layout->addWidget(new Text(is.text, TypeRole::Small, Ink::Secondary));
    layout->addStretch(1);
    card->settle();
    return card;
}

CardButton* makeSampleCard(const Sample& sample)
{
    auto* card = new CardButton;
    card->setObjectName("sample." + sample.id);
    card->setAccessibleName(StartPage::tr("Sample %1").arg(sample.title));
    card->setAccessibleDescription(sample.text);
    auto* layout = column(0, card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(new Thumbnail(sample.project));
    layout->addWidget(new Hairline);
    auto* words = column(2);
    words->setContentsMargins(12, 10, 12, 12);
    words->addWidget(new Text(sample.title, TypeRole::Strong));
    words->addWidget(new Text(sample.text, TypeRole::Small, Ink::Secondary));
    words->addStretch(1);
    words->addSpacing(6);
    QString tenancy;
    switch (sample.project.tenancy->model) {
    case TenancyModel::Shared: tenancy = StartPage::tr("Shared tables"); break;
    case TenancyModel::Isolated: tenancy = StartPage::tr("Database per tenant"); break;
    case TenancyModel::Hybrid: tenancy = StartPage::tr("Shared and separate"); break;
    default: tenancy = StartPage::tr("Single tenant"); break;
    }
    auto* tags = row(6);
    tags->addWidget(new Tag(tenancy));
    tags->addStretch(1);
    words->addLayout(tags);
    layout->addLayout(words);
    card->settle();
    return card;
}

}  // namespace

StartPage::StartPage(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    setObjectName(QStringLiteral("page.start"));
    setAccessibleName(tr("Start"));
    setFocusPolicy(Qt::NoFocus);
    auto* outer = column(0, this);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(scroll);
    auto* ground = makeGround("page");
    auto* centred = row(0, ground);
    centred->setContentsMargins(32, 36, 32, 24);
    auto* content = new QWidget;
    content->setMaximumWidth(contentWidth);
    auto* layout = column(0, content);
    layout->addWidget(makeHeader());
    layout->addSpacing(20);
    layout->addWidget(makeBeginnings());
    layout->addSpacing(32);
    layout->addWidget(makeRecent());
    layout->addSpacing(32);
    layout->addWidget(makeSamples());
    layout->addStretch(1);
    centred->addStretch(1);
    centred->addWidget(content, 1000);
    centred->addStretch(1);
    scroll->setWidget(ground);
    refresh();
    inBackground(
        this, [services = &session.services()] { return services->samples(); },
        [this](std::vector<Sample> samples) { showSamples(std::move(samples)); });
}

QWidget* StartPage::makeHeader()
{
    auto* header = new QWidget;
    auto* line = row(12, header);
    line->addWidget(new IconLabel(QStringLiteral("logo"), Ink::AccentFill, nullptr, 36), 0, Qt::AlignVCenter);
    auto* words = column(0);
    words->addWidget(new Text(QStringLiteral("Backend Architect"), TypeRole::Question));
    words->addWidget(new Text(tr("Plan a backend, check it, hand it over. Everything stays on this computer."), TypeRole::Small,
                              Ink::Tertiary));
    line->addLayout(words, 1);
    line->addWidget(new Text(tr("Version %1").arg(QCoreApplication::applicationVersion()), TypeRole::Small, Ink::Tertiary), 0,
                    Qt::AlignVCenter);
    return header;
}

QWidget* StartPage::makeBeginnings()
{
    auto* cards = new QWidget;
    auto* line = row(12, cards);
    const auto questions = static_cast<qsizetype>(m_session.content().questionnaire.questions.size());
    CardButton* ask = makeBeginning({"startQuestions", "questions", tr("Start from questions"),
                                     tr("Up to %1 questions in plain words, only those that matter to you. They lead to a first "
                                        "data model and its rules.").arg(questions),
                                     QStringLiteral("Ctrl+N"), true});
    CardButton* open = makeBeginning({"startOpen", "folder", tr("Open a project"),
                                      tr("A .barch file of yours, or one that was sent to you for review."),
                                      QStringLiteral("Ctrl+O"), false});
    connect(ask, &CardButton::clicked, this, &StartPage::newWanted);
    connect(open, &CardButton::clicked, this, &StartPage::openWanted);
    QList<CardButton*> all{ask, open};
    if (m_session.services().imports()) {
        CardButton* import = makeBeginning({"startImport", "download", tr("Import a schema"),
                                            tr("SQL, a dump, DBML, Prisma or an SQLite file. The file itself is not changed."),
                                            QStringLiteral("Ctrl+Shift+O"), false});
        CardButton* live = makeBeginning({"startDatabase", "database", tr("Read a live database"),
                                          tr("Connects read-only and copies the structure, never the rows."),
                                          QStringLiteral("Ctrl+Shift+D"), false});
        connect(import, &CardButton::clicked, this, [this] { emit importWanted(false); });
        connect(live, &CardButton::clicked, this, [this] { emit importWanted(true); });
        all << import << live;
    }
    for (qsizetype i = 0; i < all.size(); ++i) {
        connect(all[i], &CardButton::stepWanted, this,
                [all, i](int by) { all[std::clamp<qsizetype>(i + by, 0, all.size() - 1)]->setFocus(Qt::TabFocusReason); });
        line->addWidget(all[i], 1);
    }
    return cards;
}

QWidget* StartPage::makeRecent()
{
    auto* part = new QWidget;
    auto* layout = column(8, part);
    auto* head = row(8);
    head->addWidget(new Text(tr("Recent"), TypeRole::Strong), 1, Qt::AlignVCenter);
    m_filter = makeFilter(QStringLiteral("recentFilter"), tr("Filter by name or folder"), QStringLiteral("filter"));
    m_filter->setFixedWidth(220);
    head->addWidget(m_filter);
    layout->addLayout(head);
    m_recent = new RecentList;
    layout->addWidget(m_recent);
    connect(m_filter, &QLineEdit::textChanged, this, &StartPage::refresh);
    connect(m_recent, &RecentList::chosen, this, &StartPage::fileChosen);
    connect(m_recent, &RecentList::forgetWanted, this, [this](const QString& path) {
        m_session.services().forgetRecent(path);
        refresh();
    });
    return part;
}

QWidget* StartPage::makeSamples()
{
    auto* part = new QWidget;
    auto* layout = column(10, part);
    auto* head = row(8);
    head->addWidget(new Text(tr("Samples"), TypeRole::Strong), 0, Qt::AlignVCenter);
    m_sampleNote = new Text(tr("Opened as a copy, change what you like"), TypeRole::Small, Ink::Tertiary);
    head->addWidget(m_sampleNote, 1, Qt::AlignVCenter);
    layout->addLayout(head);
    m_sampleRow = row(12);
    layout->addLayout(m_sampleRow);
    return part;
}

void StartPage::refresh()
{
    m_recent->show(m_session.services().recentFiles(), m_filter->text().trimmed());
}

void StartPage::showSamples(std::vector<Sample> samples)
{
    m_samples = std::move(samples);
    clearLayout(m_sampleRow);
    QList<CardButton*> cards;
    for (std::size_t i = 0; i < m_samples.size(); ++i) {
        CardButton* card = makeSampleCard(m_samples[i]);
        connect(card, &CardButton::clicked, this, [this, i] { emit sampleChosen(m_samples[i]); });
        m_sampleRow->addWidget(card, 1);
        cards.append(card);
    }
    for (qsizetype i = 0; i < cards.size(); ++i)
        connect(cards[i], &CardButton::stepWanted, this, [cards, i](int by) {
            cards[std::clamp<qsizetype>(i + by, 0, cards.size() - 1)]->setFocus(Qt::TabFocusReason);
        });
    m_sampleNote->parentWidget()->setVisible(!m_samples.empty());
    emit samplesLoaded();
}

}  // namespace barch::ui
