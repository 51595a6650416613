#include "tests/ui/data_model/page_fixture.h"

#include <QTest>
#include <QVBoxLayout>

namespace barch::test {

Result<std::vector<LayoutBox>> RowServices::arrange(const LayoutRequest& request, std::stop_token)
{
    ++arrangements;
    if (refuses)
        return Error{"Graphviz is not here.", {}, {}};
    std::vector<LayoutBox> boxes = request.boxes;
    double x = 0;
    for (LayoutBox& box : boxes) {
        box.x = x;
        box.y = 0;
        x += box.width + 60;
    }
    return boxes;
}

PageFixture::PageFixture(Project project, QSize size) : session(services, content), window(std::make_unique<QWidget>())
{
    page = new ui::DataModelPage({session, navigator});
    auto* layout = new QVBoxLayout(window.get());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(page);
    window->resize(size);
    window->show();
    window->activateWindow();
    (void)QTest::qWaitForWindowActive(window.get());
    session.startNew(std::move(project));
    QTest::qWait(1);
    page->activate();
}

PageFixture::~PageFixture() = default;

const Table& PageFixture::table(std::string_view name) const
{
    for (const Table& table : project().tables)
        if (table.name == name)
            return table;
    qFatal("no table %s", std::string(name).c_str());
}

QPoint PageFixture::at(std::string_view name, std::string_view column)
{
    const Table& wanted = table(name);
    const ui::DiagramBox* box = canvas().scene().box(wanted.id);
    const Column* line = wanted.columnNamed(column);
    return canvas().look().toView(QPointF(box->rect.center().x(), line ? box->lineOf(line->id) : box->rect.top() + 14)).toPoint();
}

void PageFixture::click(std::string_view name, std::string_view column, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(&canvas(), Qt::LeftButton, modifiers, at(name, column));
}

void PageFixture::key(Qt::Key pressed, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(&canvas(), pressed, modifiers);
}

}  // namespace barch::test
