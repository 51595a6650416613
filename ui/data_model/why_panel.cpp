#include "ui/data_model/why_panel.h"

#include "ui/features/feature_words.h"
#include "ui/widgets/small_widgets.h"

#include <QRegularExpression>

#include <map>

namespace barch::ui {
namespace {

/// "answer:data.tenancy" names a question.
QString answerKey(const std::string& origin)
{
    return origin.starts_with("answer:") ? qs(origin.substr(7)).section(QRegularExpression(QStringLiteral("[=;, ]")), 0, 0) : QString();
}

/// Marks of terms, "[[id|words]]", as plain words.
QString withoutMarks(QString text)
{
    static const QRegularExpression mark(QStringLiteral("\\[\\[(?:[^|\\]]*\\|)?([^\\]]*)\\]\\]"));
    return text.replace(mark, QStringLiteral("\\1"));
}

}  // namespace

QString originInWords(const Content& content, const std::string& origin)
{
    if (origin.empty())
        return WhyPanel::tr("Drawn by hand");
    if (const QString key = answerKey(origin); !key.isEmpty()) {
        for (const Question& question : content.questionnaire.questions)
            if (qs(question.key) == key)
                return WhyPanel::tr("Your answer to “%1”").arg(withoutMarks(qs(question.title)));
        return WhyPanel::tr("Your answer to %1").arg(key);
    }
    const QString text = qs(origin);
    if (text.startsWith(QLatin1String("starter:")))
        return WhyPanel::tr("The starter %1").arg(text.mid(8));
    if (text.startsWith(QLatin1String("import:")))
        return WhyPanel::tr("Imported from %1").arg(text.mid(7));
    if (text.startsWith(QLatin1String("rule:")))
        return WhyPanel::tr("A fix of rule %1").arg(text.mid(5));
    return text;
}

WhyPanel::WhyPanel(const PageContext& context, QWidget* parent) : SectionList(parent), m_context(context)
{
    setObjectName(QStringLiteral("whyPanel"));
    connect(this, &SectionList::linkChosen, this, [this](const QString& key) {
        bool isNumber = false;
        const auto at = key.toULongLong(&isNumber);
        if (!isNumber)
            m_context.navigator.showElement(ElementRef::answer(key.toStdString()));
        else if (at < m_traced.size())
            m_context.navigator.showElement(ElementRef(m_traced[at]));
    });
}

void WhyPanel::showOrigin(const QString& what, const std::string& origin)
{
    const QString words = originInWords(m_context.session.content(), origin);
    addLine(origin.empty() ? QStringLiteral("edit") : QStringLiteral("questions"), Ink::Tertiary, words, what, QStringLiteral("origin"));
    if (const QString key = answerKey(origin); !key.isEmpty())
        addLink(QStringLiteral("arrow-right"), tr("Show the question"), {}, {}, key);
}

void WhyPanel::addTraced(const QString& title, const std::vector<TraceLink>& links, const QString& nothing)
{
    constexpr std::size_t most = 12;
    addTitle(title);
    const std::vector<NamedLink> shown = named(m_context.session.project(), links);
    for (std::size_t i = 0; i < shown.size() && i < most; ++i) {
        addLink(kindIcon(shown[i].element.kind), fontMetrics().elidedText(qs(shown[i].name), Qt::ElideRight, 220), {}, shown[i].direct ? tr("direct") : tr("follows"), QString::number(m_traced.size()));
        m_traced.push_back(shown[i].element);
    }
    if (shown.empty())
        addNote(nothing);
    if (shown.size() > most)
        addNote(tr("And %1 more.").arg(grouped(static_cast<qsizetype>(shown.size() - most))));
}

void WhyPanel::show(const Table* table)
{
    begin();
    m_traced.clear();
    if (table) {
        const Project& project = m_context.session.project();
        addTitle(tr("Why the table exists"));
        showOrigin({}, table->origin);
        std::map<std::string, QStringList> others;  // columns that came from somewhere else
        for (const Column& column : table->columns)
            if (column.origin != table->origin)
                others[column.origin].append(qs(column.name));
        if (!others.empty())
            addTitle(tr("Columns that came otherwise"));
        for (const auto& [origin, names] : others)
            showOrigin(names.join(QStringLiteral(", ")), origin);
        m_facts.follow(project);
        const ElementRef element = ElementRef::table(table->id);
        addTraced(tr("Features and requirements that need it"), m_facts.trace().to(element), tr("No feature and no requirement leads to this table yet."));
        addTraced(tr("Tests that cover it"), m_facts.trace().testsOf(element), tr("No test covers it yet."));
        addTitle(tr("How long rows are kept"));
        addNote(table->retention.empty() ? tr("Not decided.") : qs(table->retention));
    }
    finish();
}

}  // namespace barch::ui
