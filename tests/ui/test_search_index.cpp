#include "test_list.h"

#include "ui/palette/search_index.h"

#include <QElapsedTimer>
#include <QTest>

namespace barch::ui {
namespace {

Project bigProject(int tables, int columns)
{
    std::vector<std::shared_ptr<const Table>> all;
    for (int t = 0; t < tables; ++t) {
        Table table;
        table.id = TableId::derive("t" + std::to_string(t));
        table.name = "orders_" + std::to_string(t);
        for (int c = 0; c < columns; ++c) {
            Column column;
            column.id = ColumnId::derive(table.name + std::to_string(c));
            column.name = c == 0 ? "tenant_id" : "value_" + std::to_string(c);
            table.columns.push_back(column);
        }
        all.push_back(std::make_shared<const Table>(std::move(table)));
    }
    Project project;
    project.tables = SharedMap<Table>::of(std::move(all));
    return project;
}

std::string nameOf(const ProjectIndex& index, const Hit& hit)
{
    if (hit.kind == HitKind::Table)
        return index.tables[hit.reference]->name;
    const auto place = index.columns[hit.reference];
    return index.tables[place.table]->name + '.' + index.tables[place.table]->columns[place.column].name;
}

class SearchIndexTest : public QObject {
    Q_OBJECT
private slots:
    void exactNamesComeFirst()
    {
        const auto index = indexOf(bigProject(30, 3));
        Hits hits;
        index->texts.search(wordsOf("Orders_3"), 5, hits);
        const auto& tables = hits.best[static_cast<std::size_t>(HitKind::Table)];
        QCOMPARE(tables.size(), std::size_t{1});
        QCOMPARE(nameOf(*index, tables[0]), std::string("orders_3"));
    }

    void allWordsMustOccur()
    {
        const auto index = indexOf(bigProject(30, 3));
        Hits hits;
        index->texts.search(wordsOf("tenant orders_7"), 5, hits);
        const auto& columns = hits.best[static_cast<std::size_t>(HitKind::Column)];
        QCOMPARE(columns.size(), std::size_t{1});
        QCOMPARE(nameOf(*index, columns[0]), std::string("orders_7.tenant_id"));
    }

    void nothingIsFoundAcrossTwoEntries()
    {
        SearchIndex index;
        index.add(HitKind::Table, 0, "alpha");
        index.add(HitKind::Table, 1, "beta");
        Hits hits;
        index.search({"a\nb"}, 5, hits);
        QCOMPARE(hits.total(), std::size_t{0});
    }

    void aHundredAndTwentyThousandColumnsAreQuick()
    {
        const auto index = indexOf(bigProject(10000, 12));
        QCOMPARE(index->texts.size(), std::size_t{130000});
        for (const char* query : {"tenant", "value_11", "orders_99", "e", "nowhere to be found"}) {
            qint64 best = 1000000000;
            std::size_t found = 0;
            for (int i = 0; i < 5; ++i) {
                QElapsedTimer timer;
                timer.start();
                Hits hits;
                index->texts.search(wordsOf(query), 6, hits);
                best = std::min(best, timer.nsecsElapsed());
                found = hits.total();
            }
            qInfo("%-22s %8.2f ms, %zu found", query, static_cast<double>(best) / 1e6, found);
#ifdef NDEBUG
            QVERIFY(best < 30'000'000);
#else
            QVERIFY(best < 150'000'000);  // without optimisation
#endif
        }
    }
};

}  // namespace

QObject* makeSearchIndexTest()
{
    return new SearchIndexTest;
}

}  // namespace barch::ui

#include "test_search_index.moc"
