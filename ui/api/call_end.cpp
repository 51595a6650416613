#include "ui/api/call_end.h"

#include "core/edits/call_edits.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

Text* label(const QString& words)
{
    auto* text = new Text(words, TypeRole::Small, Ink::Secondary);
    text->setOneLine(true);
    text->setMinimumWidth(text->sizeHint().width());
    return text;
}

}  // namespace

CallEnd::CallEnd(const PageContext& context, QWidget* parent) : CallPart(context, parent)
{
    auto* lines = column(6, this);
    lines->setContentsMargins(16, 12, 16, 16);
    auto* title = new Text(tr("When it ends"), TypeRole::BaseStrong);
    title->setOneLine(true);
    lines->addWidget(title);
    auto* fields = row(8);
    const auto add = [&](const char* name, const QString& words, std::function<QString()> shown, std::function<LabelledEdit(const QString&)> change) {
        fields->addWidget(label(words));
        QLineEdit* edit = addText(name, words, std::move(shown), std::move(change));
        edit->setPlaceholderText(tr("2026-11-22"));
        edit->setFixedWidth(104);
        fields->addWidget(edit);
    };
    add("callDeprecated", tr("Deprecated since"), [this] { return endpoint() ? qs(endpoint()->deprecatedSince) : QString(); },
        [this](const QString& text) { return dated(tr("Announce the end of a call"), text.toStdString(), text.isEmpty() || !endpoint() ? std::string() : endpoint()->removedAfter); });
    add("callRemoved", tr("Gone after"), [this] { return endpoint() ? qs(endpoint()->removedAfter) : QString(); },
        [this](const QString& text) { return dated(tr("Set the last day of a call"), endpoint() ? endpoint()->deprecatedSince : std::string(), text.toStdString()); });
    fields->addStretch(1);
    lines->addLayout(fields);
    m_words = new Text({}, TypeRole::Small, Ink::Secondary);
    m_words->setObjectName(QStringLiteral("callEndWords"));
    lines->addWidget(m_words);
}

LabelledEdit CallEnd::dated(const QString& label, std::string since, std::string removed) const
{
    return {label.toStdString(), [id = m_id, since = std::move(since), removed = std::move(removed)](const Project& project) { return setDeprecation(project, id, since, removed); }, {}};
}

void CallEnd::refresh(EndpointId id)
{
    const QScopedValueRollback quiet(m_filling, true);
    const bool anew = id != m_id;
    m_id = id;
    fillTexts(anew);
    const Endpoint* shown = endpoint();
    if (!shown)
        return;
    m_words->set(shown->deprecatedSince.empty() ? tr("It stays. To end it, say first since when callers should stop using it.")
                 : shown->removedAfter.empty()  ? tr("Every answer carries the header Deprecation. Say until when callers may count on it.")
                                                : tr("Every answer carries the headers Deprecation and Sunset. Taking the call away after that day breaks nobody."));
}

}  // namespace barch::ui
