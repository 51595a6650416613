#include "ui/shell/readiness_popover.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>

namespace barch::ui {

ReadinessPopover::ReadinessPopover(const PageContext& context, QWidget* over) : Popover(over)
{
    setObjectName(QStringLiteral("readinessPopover"));
    setFixedWidth(metrics().previewMin);
    const Readiness r = context.session.readiness();
    const auto number = [](std::size_t n) { return grouped(static_cast<qsizetype>(n)); };
    auto* layout = column(8, this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->addWidget(new Text(tr("%1 % ready to export").arg(r.percent()), TypeRole::Strong));
    layout->addWidget(new Text(tr("The mean of two shares. You can export at any time."), TypeRole::Small, Ink::Tertiary));
    const auto part = [&](const QString& title, std::size_t done, std::size_t of, const QString& note, const char* page,
                          const QString& link) {
        auto* line = row(8);
        auto* words = column(0);
        words->addWidget(new Text(QStringLiteral("%1  %2 / %3").arg(title, number(done), number(of)), TypeRole::Base));
        if (!note.isEmpty())
            words->addWidget(new Text(note, TypeRole::Small, Ink::Tertiary));
        line->addLayout(words, 1);
        if (findPage(QString::fromLatin1(page)) && done < of) {
            auto* go = makeButton(QStringLiteral("readiness.") + QString::fromLatin1(page), link, ButtonKind::Link);
            connect(go, &QPushButton::clicked, this, [this, navigator = &context.navigator, page] {
                navigator->openPage(QString::fromLatin1(page));
                close();
            });
            line->addWidget(go, 0, Qt::AlignTop);
        }
        layout->addLayout(line);
        auto* bar = new ProgressLine;
        bar->setPart(of == 0 ? 0 : static_cast<double>(done) / static_cast<double>(of));
        layout->addWidget(bar);
    };
    part(tr("Questions answered"), r.answered, r.questions,
         r.open > 0 ? tr("%1 “I don’t know yet”").arg(number(r.open)) : QString(), "questionnaire", tr("Answer"));
    part(tr("Tables without an error"), r.soundTables, r.tables,
         r.tables == 0          ? tr("There are no tables yet")
         : r.otherErrors > 0    ? tr("and %1 errors elsewhere").arg(number(r.otherErrors))
                                : QString(),
         "checks", tr("Look"));
}

}  // namespace barch::ui
