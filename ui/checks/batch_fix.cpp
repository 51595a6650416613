#include "ui/checks/batch_fix.h"

#include "ui/checks/preview_view.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace barch::ui {

BatchFix::BatchFix(const PageContext& context, std::shared_ptr<PreviewBench> bench, QWidget* parent)
    : QWidget(parent), m_context(context), m_bench(std::move(bench))
{
    setObjectName(QStringLiteral("batchFix"));
    auto* layout = column(0, this);
    auto* head = column(6);
    head->setContentsMargins(24, 14, 24, 12);
    m_title = new Text({}, TypeRole::Title);
    m_title->setObjectName(QStringLiteral("batchTitle"));
    m_hint = new Text({}, TypeRole::Base, Ink::Secondary);
    m_hint->setObjectName(QStringLiteral("batchHint"));
    head->addWidget(m_title);
    head->addWidget(m_hint);
    layout->addLayout(head);
    layout->addWidget(new Hairline);
    auto* content = makeGround("page");
    auto* body = column(0, content);
    body->setContentsMargins(24, 16, 24, 16);
    m_preview = new PreviewView(QStringLiteral("batch."));
    body->addWidget(m_preview);
    body->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(new Hairline);
    auto* buttons = row(8);
    buttons->setContentsMargins(24, 12, 24, 12);
    m_apply = makeButton(QStringLiteral("batchApply"), tr("Fix"), ButtonKind::Primary, QStringLiteral("wand"));
    QPushButton* cancel = makeButton(QStringLiteral("batchCancel"), tr("Cancel"));
    connect(m_apply, &QPushButton::clicked, this, &BatchFix::apply);
    connect(cancel, &QPushButton::clicked, this, &BatchFix::finished);
    buttons->addWidget(m_apply);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    auto* hint = new Text(tr("One step: undo brings everything back"), TypeRole::Small, Ink::Tertiary);
    hint->setOneLine(true);
    buttons->addWidget(hint);
    buttons->addWidget(new KeyHint(QStringLiteral("Ctrl+Z")));
    layout->addLayout(buttons);
}

void BatchFix::start(const QString& title, std::set<std::string> fingerprints)
{
    m_titleText = title;
    m_result.reset();
    m_title->set(title);
    m_hint->set(tr("Each fix is tried on a copy. One that brings a new error is left out."));
    m_apply->setEnabled(false);
    m_apply->setText(tr("Fix"));
    m_preview->showWaiting();
    m_context.session.tasks().run(
        tr("Trying %1 fixes").arg(fingerprints.size()),
        [bench = m_bench, project = m_context.session.project(), prints = std::move(fingerprints)](const TaskControl& control) {
            return bench->many(project, prints, [&](double part) { control.setProgress(part); }, control.stopToken());
        },
        [guard = QPointer<BatchFix>(this), request = ++m_request](FixPreview preview) {
            if (guard && request == guard->m_request)
                guard->showResult(std::move(preview));
        });
}

void BatchFix::drop()
{
    ++m_request;
    m_result.reset();
}

void BatchFix::showResult(FixPreview preview)
{
    const auto healed = static_cast<qsizetype>(preview.gone.size());
    m_hint->set(healed == 0 ? tr("None of these fixes can be made without a look of its own.")
                            : tr("%1 will be gone. Nothing is changed until you press the button.").arg(counted(healed, tr("finding"), tr("findings"))));
    m_apply->setText(tr("Fix %1").arg(counted(healed, tr("finding"), tr("findings"))));
    m_apply->setAccessibleName(m_apply->text());
    m_apply->setEnabled(healed > 0);
    m_preview->showPreview(preview);
    m_result = std::move(preview);
    if (m_apply->isEnabled() && isVisible())
        m_apply->setFocus(Qt::OtherFocusReason);
}

void BatchFix::apply()
{
    if (!m_result)
        return;
    const auto healed = static_cast<qsizetype>(m_result->gone.size());
    m_context.session.closeStep();
    const LabelledEdit edit{tr("Fix %1").arg(counted(healed, tr("finding"), tr("findings"))).toStdString(),
                            [before = m_result->before, after = m_result->after](const Project& project) -> Result<Project> {
                                if (!sameAs(project, before))
                                    return Error{"The design changed since these fixes were tried.", {}, "Look at them again."};
                                return after;
                            },
                            {}};
    if (m_context.session.apply(edit))
        emit finished();
}

void BatchFix::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit finished();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace barch::ui
