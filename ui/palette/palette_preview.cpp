#include "ui/palette/palette_preview.h"

#include "core/rules/rule.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace barch::ui {
namespace {

constexpr qsizetype shownColumns = 12;

bool among(const std::vector<ColumnId>& columns, ColumnId id)
{
    return std::find(columns.begin(), columns.end(), id) != columns.end();
}

const Shade& shadeOf(TenancyClass tenancy)
{
    const Theme& t = theme();
    switch (tenancy) {
    case TenancyClass::Root: return t.tenancy.root;
    case TenancyClass::Owned: return t.tenancy.owned;
    case TenancyClass::Link: return t.tenancy.link;
    default: return t.tenancy.shared;
    }
}

/// Without the marks of Markdown and of the glossary, for a first paragraph.
QString firstParagraph(const std::string& page)
{
    for (QString part : qs(page).split(QStringLiteral("\n\n"))) {
        part = part.trimmed();
        if (part.isEmpty() || part.startsWith('#') || part.startsWith(QStringLiteral("```")) || part.startsWith('|'))
            continue;
        part.remove('`');
        part.remove(QStringLiteral("**"));
        return part.replace('\n', ' ');
    }
    return {};
}

QString unmarked(QString text)
{
    static const QRegularExpression named(QStringLiteral("\\[\\[[^\\]|]+\\|([^\\]]*)\\]\\]"));
    static const QRegularExpression bare(QStringLiteral("\\[\\[([^\\]|]+)\\]\\]"));
    return text.replace(named, QStringLiteral("\\1")).replace(bare, QStringLiteral("\\1"));
}

}  // namespace

TableCard::TableCard(const Table& table, const Project& project, ColumnId marked, QWidget* parent)
    : QWidget(parent), m_title(qs(table.name)), m_tenancy(table.tenancyClass)
{
    setAccessibleName(m_title);
    for (const Column& column : table.columns) {
        if (m_lines.size() == shownColumns) {
            m_more = static_cast<qsizetype>(table.columns.size()) - shownColumns;
            break;
        }
        const bool primary = table.primaryKey && among(table.primaryKey->columns, column.id);
        const bool tenant = table.tenantKey == column.id;
        const bool refers = std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(),
                                        [&](const ForeignKey& key) { return among(key.columns, column.id); });
        const UserType* type = project.types.find(column.userType);
        m_lines.append({primary ? QStringLiteral("key") : tenant ? QStringLiteral("tenant-key") : refers ? QStringLiteral("reference") : QString(),
                        tenant && !primary ? Ink::Root : Ink::Secondary, qs(column.name),
                        qs(type ? type->name + column.type : column.type) + (column.nullable ? QStringLiteral("?") : QString()),
                        primary, column.id == marked});
    }
}

QSize TableCard::sizeHint() const
{
    return {196, 28 + static_cast<int>(m_lines.size() + (m_more > 0 ? 1 : 0)) * 20 + 4};
}

void TableCard::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Theme& t = theme();
    const Shade& shade = shadeOf(m_tenancy);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    p.setPen(QPen(t.line.strong, 1));
    p.setBrush(t.surface.page);
    p.drawRoundedRect(box, metrics().radiusCard, metrics().radiusCard);
    p.save();
    p.setClipRect(QRectF(0, 0, width(), 28));
    p.setPen(QPen(shade.border, 1));
    p.setBrush(shade.subtle);
    p.drawRoundedRect(box.adjusted(0, 0, 0, 20), metrics().radiusCard, metrics().radiusCard);
    p.restore();
    p.fillRect(QRectF(1, 3, 4, 25), shade.fill);
    paintIcon(p, tenancyIcon(m_tenancy), QRectF(11, 7, 14, 14), tenancyInk(m_tenancy));
    p.setFont(typeface(TypeRole::BaseStrong));
    p.setPen(t.text.primary);
    p.drawText(QRect(30, 0, width() - 36, 28), Qt::AlignVCenter, p.fontMetrics().elidedText(m_title, Qt::ElideRight, width() - 36));
    p.fillRect(QRectF(1, 28, width() - 2, 1), t.line.hairline);
    int y = 29;
    for (const Line& line : m_lines) {
        if (line.marked)
            p.fillRect(QRect(1, y, width() - 2, 20), t.surface.selected);
        if (!line.icon.isEmpty())
            paintIcon(p, line.icon, QRectF(9, y + 4, 12, 12), line.ink);
        p.setFont(typeface(TypeRole::CodeSmall));
        const int typeWidth = std::min(p.fontMetrics().horizontalAdvance(line.type) + 2, width() / 2);
        p.setPen(t.text.tertiary);
        p.drawText(QRect(width() - 10 - typeWidth, y, typeWidth, 20), Qt::AlignVCenter,
                   p.fontMetrics().elidedText(line.type, Qt::ElideRight, typeWidth));
        p.setFont(typeface(line.strong ? TypeRole::SmallStrong : TypeRole::Small));
        p.setPen(t.text.primary);
        const int nameWidth = width() - 25 - 16 - typeWidth;
        p.drawText(QRect(25, y, nameWidth, 20), Qt::AlignVCenter, p.fontMetrics().elidedText(line.name, Qt::ElideRight, nameWidth));
        y += 20;
    }
    if (m_more > 0) {
        p.setFont(typeface(TypeRole::Small));
        p.setPen(t.text.tertiary);
        p.drawText(QRect(25, y, width() - 30, 20), Qt::AlignVCenter, tr("and %1 more").arg(m_more));
    }
}

PalettePreview::PalettePreview(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("palettePreview"));
    setAccessibleName(tr("Preview"));
    setFixedWidth(metrics().palettePreview);
    m_layout = column(8, this);
    m_layout->setContentsMargins(16, 14, 16, 14);
}

void PalettePreview::addFact(const QString& name, const QString& value)
{
    auto* line = row(8);
    line->addWidget(new Text(name, TypeRole::Small, Ink::Secondary), 0, Qt::AlignTop);
    auto* shown = new Text(value, TypeRole::Small);
    shown->setAlignment(Qt::AlignRight);
    line->addWidget(shown, 1);
    m_layout->addLayout(line);
}

void PalettePreview::show(const PaletteRow* row, const PaletteSource& source)
{
    clearLayout(m_layout);
    if (row && !row->heading) {
        const std::size_t at = row->hit.reference;
        switch (row->hit.kind) {
        case HitKind::Table: showTable(*source.project->tables[at], source.session, {}); break;
        case HitKind::Column: {
            const auto place = source.project->columns[at];
            const Table& table = *source.project->tables[place.table];
            showTable(table, source.session, table.columns[place.column].id);
            break;
        }
        case HitKind::Question: showQuestion(source.session.content().questionnaire.questions[at], source.session); break;
        case HitKind::Rule: showRule(at, source.session); break;
        case HitKind::Page:
        case HitKind::Action:
        case HitKind::File:
            m_layout->addWidget(new Text(row->text, TypeRole::Title));
            if (!row->note.isEmpty())
                m_layout->addWidget(new Text(row->note, TypeRole::Small, Ink::Tertiary));
            if (!row->keys.isEmpty())
                m_layout->addWidget(new KeyHint(row->keys), 0, Qt::AlignLeft);
            break;
        }
    }
    m_layout->addStretch(1);
}

void PalettePreview::showTable(const Table& table, const Session& session, ColumnId column)
{
    const Project& project = session.project();
    auto* head = row(8);
    auto* title = new Text(qs(table.name), TypeRole::Title);
    title->setOneLine(true);
    head->addWidget(title, 1);
    const Tag::Tone tones[] = {Tag::Tone::Neutral, Tag::Tone::Root, Tag::Tone::Owned, Tag::Tone::Shared, Tag::Tone::Link};
    head->addWidget(new Tag(tenancyTitle(table.tenancyClass), tones[static_cast<std::size_t>(table.tenancyClass)]));
    m_layout->addLayout(head);
    if (!table.comment.empty())
        m_layout->addWidget(new Text(qs(table.comment), TypeRole::Small, Ink::Secondary));
    auto* box = new TableCard(table, project, column);
    auto* centred = row(0);
    centred->addStretch(1);
    centred->addWidget(box);
    centred->addStretch(1);
    box->setFixedSize(box->sizeHint());
    m_layout->addSpacing(4);
    m_layout->addLayout(centred);
    m_layout->addSpacing(4);
    m_layout->addWidget(new Hairline);
    std::set<std::string> targets;
    for (const ForeignKey& key : table.foreignKeys)
        if (const Table* target = project.table(key.target))
            targets.insert(target->name);
    QStringList names;
    for (const std::string& name : targets)
        names.append(qs(name));
    addFact(tr("Refers to"), names.isEmpty() ? tr("nothing") : names.size() <= 3 ? names.join(QStringLiteral(", ")) : tr("%1 tables").arg(names.size()));
    qsizetype users = 0;
    for (const Table& other : project.tables)
        users += std::any_of(other.foreignKeys.begin(), other.foreignKeys.end(),
                             [&](const ForeignKey& key) { return key.target == table.id; });
    addFact(tr("Used by"), users == 0 ? tr("nothing") : counted(users, tr("table"), tr("tables")));
    const auto& findings = session.findings();
    const auto number = static_cast<qsizetype>(std::count_if(findings.begin(), findings.end(), [&](const Finding& finding) {
        return !finding.waived && (finding.element.id == table.id || finding.element.owner == table.id);
    }));
    addFact(tr("Findings"), number == 0 ? tr("none") : grouped(number));
}

void PalettePreview::showQuestion(const Question& question, const Session& session)
{
    m_layout->addWidget(new Text(qs(question.title), TypeRole::Title));
    m_layout->addWidget(new Text(unmarked(qs(question.text)), TypeRole::Small, Ink::Secondary));
    const Answer* answer = session.project().answer(question.key);
    QStringList labels;
    for (const std::string& value : answer ? answer->values : std::vector<std::string>{})
        if (const QuestionOption* option = question.option(value))
            labels.append(qs(option->label));
    if (answer && !answer->text.empty())
        labels.append(qs(answer->text));
    m_layout->addWidget(new Hairline);
    addFact(tr("Your answer"), labels.isEmpty() ? tr("none yet") : labels.join(QStringLiteral(", ")));
}

void PalettePreview::showRule(std::size_t index, const Session& session)
{
    const Rule& rule = allRules()[index];
    m_layout->addWidget(new Text(qs(rule.title), TypeRole::Title));
    m_layout->addWidget(new Text(qs(rule.code) + QStringLiteral("  ") + qs(rule.name), TypeRole::CodeSmall, Ink::Tertiary));
    const auto page = session.content().rulePages.find(rule.code);
    if (page != session.content().rulePages.end())
        m_layout->addWidget(new Text(firstParagraph(page->second), TypeRole::Small, Ink::Secondary));
    qsizetype shown = 0;
    for (const Finding& finding : session.findings()) {
        if (finding.rule != rule.code || finding.waived)
            continue;
        if (shown == 0)
            m_layout->addWidget(new Hairline);
        if (++shown > 4)
            break;
        m_layout->addWidget(new Text(qs(pathOf(session.project(), finding.element)), TypeRole::CodeSmall));
    }
}

}  // namespace barch::ui
