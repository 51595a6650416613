#include "ui/widgets/file_pane.h"

#include "ui/widgets/page_parts.h"
#include "ui/widgets/text.h"
#include "ui/widgets/file_tree.h"
#include "ui/session/background.h"
#include "ui/theme/icons.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/small_widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr int contextLines = 4;

}  // namespace

FilePane::FilePane(QWidget* parent) : QWidget(parent)
{
    auto* layout = column(0, this);
    QHBoxLayout* head = nullptr;
    layout->addWidget(panelHeader(head));
    m_path = oneLine({}, TypeRole::Code, Ink::Primary);
    m_path->setObjectName(QStringLiteral("filePath"));
    m_state = new Tag({});
    m_state->hide();
    m_added = oneLine({}, TypeRole::Small, Ink::Added);
    m_removed = oneLine({}, TypeRole::Small, Ink::Removed);
    m_mode = new Segments({tr("Changes"), tr("Whole file")});
    m_mode->setObjectName(QStringLiteral("fileMode"));
    m_mode->setAccessibleName(tr("What is shown of the file"));
    connect(m_mode, &Segments::chosen, this, &FilePane::refresh);
    m_copy = new QToolButton;
    m_copy->setObjectName(QStringLiteral("copyFile"));
    m_copy->setAccessibleName(tr("Copy the whole file"));
    m_copy->setToolTip(tr("Copy the whole file"));
    m_copy->setIcon(icon(QStringLiteral("copy")));
    m_copy->setFocusPolicy(Qt::StrongFocus);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        if (m_file)
            QApplication::clipboard()->setText(qs(m_file->bytes));
    });
    head->addWidget(m_path);
    head->addWidget(m_state);
    head->addWidget(m_added);
    head->addWidget(m_removed);
    head->addStretch(1);
    head->addWidget(m_mode);
    head->addWidget(m_copy);
    layout->addWidget(new Hairline);
    m_code = new CodeView(QStringLiteral("filePreview"), tr("The chosen file"));
    layout->addWidget(m_code, 1);
}

void FilePane::show(const ExportedFile* file, const ComparedFile* compared)
{
    m_file = compared ? file : nullptr;
    m_compared = compared;
    refresh();
}

void FilePane::setComparing(bool comparing)
{
    m_mode->setVisible(comparing);
}

void FilePane::refresh()
{
    const bool any = m_file != nullptr;
    m_copy->setEnabled(any);
    m_mode->setEnabled(any);
    ++m_request;
    if (!any) {
        m_path->set({});
        m_state->hide();
        m_added->set({});
        m_removed->set({});
        return m_code->clearCode();
    }
    const ComparedFile& compared = *m_compared;
    const QString path = qs(compared.path);
    m_path->set(path.section(QLatin1Char('/'), -1));
    m_path->setToolTip(path);
    const Tag::Tone tones[] = {Tag::Tone::Ok, Tag::Tone::Warning, Tag::Tone::Neutral, Tag::Tone::Error};
    m_state->set(titleOf(compared.state), tones[static_cast<int>(compared.state)]);
    m_state->show();
    const bool changes = m_mode->current() == 0 && (compared.state == FileState::Changed || compared.state == FileState::EditedByHand);
    inBackground(
        this,
        [before = compared.onDisk, after = m_file->bytes, changes] {
            return changes ? changedLines(before, after, contextLines) : wholeText(after);
        },
        [this, request = m_request, path, changes](CodeLines lines) {
            if (request != m_request)
                return;
            const LineCounts counts = countOf(lines);
            m_added->set(changes ? QStringLiteral("+%1").arg(counts.added) : QString());
            m_removed->set(changes ? QStringLiteral("−%1").arg(counts.removed) : QString());
            m_code->setCode(std::move(lines), languageOf(path));
            if (changes)
                m_code->scrollToFirstChange();
        });
}

}  // namespace barch::ui
