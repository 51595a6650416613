#include "ui/checks/rule_popover.h"

#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextFragment>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

/// The document in the type scale of the design.
void dress(QTextDocument& document)
{
    document.setDefaultFont(typeface(TypeRole::Base));
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        const bool code = format.hasProperty(QTextFormat::BlockCodeFence) || format.hasProperty(QTextFormat::BlockCodeLanguage);
        format.setTopMargin(level > 0 ? 12 : code ? 0 : 2);
        format.setBottomMargin(code ? 0 : 4);
        if (code)
            format.setBackground(theme().surface.subtle);
        cursor.setBlockFormat(format);
        cursor.select(QTextCursor::BlockUnderCursor);
        QTextCharFormat text;
        if (level > 0)
            text.setFont(typeface(level == 1 ? TypeRole::Title : TypeRole::Strong));
        else if (code)
            text.setFont(typeface(TypeRole::CodeSmall));
        if (level > 0 || code)
            cursor.mergeCharFormat(text);
    }
}

}  // namespace

RulePopover::RulePopover(const QString& code, const QString& title, const QString& markdown, QWidget* over) : Popover(over)
{
    setObjectName(QStringLiteral("rulePopover"));
    setAccessibleName(tr("Rule %1").arg(code));
    setFixedWidth(520);
    auto* layout = column(0, this);
    layout->setContentsMargins(1, 1, 1, 1);
    auto* head = row(8);
    head->setContentsMargins(16, 10, 16, 8);
    head->addWidget(new Tag(code));
    auto* hint = new Text(tr("Esc closes"), TypeRole::Small, Ink::Tertiary);
    hint->setOneLine(true);
    head->addStretch(1);
    head->addWidget(hint);
    layout->addLayout(head);
    layout->addWidget(new Hairline);
    auto* page = new QTextBrowser;
    page->setObjectName(QStringLiteral("rulePage"));
    page->setAccessibleName(tr("The page of the rule"));
    page->setOpenLinks(false);
    page->document()->setDocumentMargin(16);
    page->setMarkdown(markdown.isEmpty() ? QStringLiteral("# ") + title + QStringLiteral("\n\n") + tr("This rule has no page in your copy of the program.")
                                         : markdown);
    dress(*page->document());
    page->document()->setTextWidth(500);
    page->setFixedHeight(std::min(460, static_cast<int>(page->document()->size().height()) + 4));
    page->setFrameShape(QFrame::NoFrame);
    page->moveCursor(QTextCursor::Start);
    layout->addWidget(page);
    setFocusProxy(page);
}

}  // namespace barch::ui
