#include "ui/data_model/index_panel.h"

#include "core/edits/index_edits.h"
#include "ui/data_model/element_form.h"
#include "ui/widgets/small_widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>

#include <algorithm>

namespace barch::ui {
namespace {

/// "status, created_at desc, lower(email)".
QString keysText(const Table& table, const Index& index)
{
    QStringList parts;
    for (const IndexKey& key : index.keys) {
        const Column* column = table.column(key.column);
        parts.append((column ? qs(column->name) : qs(key.expression)) + (key.descending ? QStringLiteral(" desc") : QString()));
    }
    return parts.join(QStringLiteral(", "));
}

/// The parts between commas that are not within parentheses.
QStringList partsOf(const QString& text)
{
    QStringList parts{QString()};
    int depth = 0;
    for (const QChar c : text) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth == 0)
            parts.append(QString());
        else
            parts.last().append(c);
    }
    return parts;
}

Result<std::vector<IndexKey>> keysFrom(const Table& table, const QString& text, const std::vector<IndexKey>& before)
{
    std::vector<IndexKey> keys;
    for (const QString& part : partsOf(text)) {
        QString words = part.trimmed();
        if (words.isEmpty())
            continue;
        IndexKey key;
        if (words.endsWith(QLatin1String(" desc"), Qt::CaseInsensitive)) {
            key.descending = true;
            words = words.chopped(5).trimmed();
        } else if (words.endsWith(QLatin1String(" asc"), Qt::CaseInsensitive)) {
            words = words.chopped(4).trimmed();
        }
        if (const Column* column = table.columnNamed(words.toStdString()))
            key.column = column->id;
        else if (words.contains('('))
            key.expression = words.toStdString();
        else
            return Error{"There is no column \"" + words.toStdString() + "\".", table.name, "An expression has parentheses, such as lower(email)."};
        // What the text does not show of a key that was there stays: collation, operator class.
        const auto same = std::ranges::find_if(before, [&](const IndexKey& old) { return old.column == key.column && old.expression == key.expression; });
        if (same != before.end()) {
            const bool descending = key.descending;
            key = *same;
            key.descending = descending;
        }
        keys.push_back(std::move(key));
    }
    return keys;
}

const QStringList& methods()
{
    static const QStringList names{QStringLiteral("btree"), QStringLiteral("gin"), QStringLiteral("gist"), QStringLiteral("brin"), QStringLiteral("hash"), QStringLiteral("spgist")};
    return names;
}

}  // namespace

IndexPanel::IndexPanel(Session& session, QWidget* parent) : SectionList(parent), m_session(session)
{
    setObjectName(QStringLiteral("indexPanel"));
}

void IndexPanel::show(const Table* table)
{
    m_table = table ? table->id : TableId{};
    begin();
    if (table) {
        addTitle(tr("Indexes"), QStringLiteral("indexAdd"), tr("Add an index"), [this] { edit({}); });
        if (table->indexes.empty())
            addNote(tr("None besides those of the keys."));
        const TableId owner = table->id;
        for (const Index& index : table->indexes) {
            const IndexId id = index.id;
            QStringList detail{qs(index.name)};
            if (index.unique)
                detail.append(tr("unique"));
            if (!index.method.empty() && index.method != "btree")
                detail.append(qs(index.method));
            if (!index.predicate.empty())
                detail.append(tr("where %1").arg(qs(index.predicate)));
            addLine(QStringLiteral("index"), Ink::Secondary, keysText(*table, index), detail.join(QStringLiteral(" · ")), "index." + qs(index.name),
                    [=, this] { edit(id); },
                    [=, this, name = index.name] {
                        (void)m_session.apply({tr("Delete index %1").arg(qs(name)).toStdString(), [=](const Project& p) { return removeIndex(p, owner, id); }, {}});
                    });
        }
    }
    finish();
}

void IndexPanel::edit(IndexId id)
{
    const Table* now = m_session.project().table(m_table);
    if (!now)
        return;
    const auto found = std::ranges::find(now->indexes, id, &Index::id);
    const bool exists = found != now->indexes.end();
    const Index start = exists ? *found : Index{};
    auto* form = new ElementForm(m_session, exists ? tr("Index") : tr("New index on %1").arg(qs(now->name)), window());
    QLineEdit* keys = form->addColumns(QStringLiteral("indexKeys"), tr("Columns"), *now, {});
    keys->setText(keysText(*now, start));
    keys->setPlaceholderText(tr("status, created_at desc, lower(email)"));
    QComboBox* method = form->addChoice(QStringLiteral("indexMethod"), tr("Method"), methods(), static_cast<int>(std::max(qsizetype(0), methods().indexOf(qs(start.method)))));
    QLineEdit* predicate = form->addText(QStringLiteral("indexPredicate"), tr("Only rows where"), start.predicate, true);
    predicate->setPlaceholderText(tr("All rows"));
    QLineEdit* name = form->addText(QStringLiteral("indexName"), tr("Name"), start.name, true);
    name->setPlaceholderText(tr("Made from the columns"));
    QCheckBox* unique = form->addCheck(QStringLiteral("indexUnique"), tr("Unique"), start.unique);
    form->setEdit(exists ? tr("Change an index of %1").arg(qs(now->name)) : tr("Add an index to %1").arg(qs(now->name)),
                  [=, this, owner = now->id]() -> Result<Edit> {
                      Index index = start;
                      const Result<std::vector<IndexKey>> picked = keysFrom(*m_session.project().table(owner), keys->text(), start.keys);
                      if (!picked)
                          return picked.error();
                      index.keys = *picked;
                      index.method = method->currentIndex() == 0 ? std::string() : method->currentText().toStdString();
                      index.predicate = predicate->text().trimmed().toStdString();
                      index.name = name->text().trimmed().toStdString();
                      index.unique = unique->isChecked();
                      return Edit([=](const Project& p) { return exists ? changeIndex(p, owner, index) : addIndex(p, owner, index); });
                  });
    form->open();
}

}  // namespace barch::ui
