#include "test_list.h"

#include "window_under_test.h"

#include "ui/theme/focus_ring.h"

#include <QApplication>
#include <QTest>

namespace barch::ui {

namespace {
Appearance* appearance = nullptr;
}

Appearance& testAppearance()
{
    return *appearance;
}

}  // namespace barch::ui

int main(int argc, char** argv)
{
    using namespace barch::ui;
    QApplication app(argc, argv);
    QApplication::setApplicationName("barch-ui-tests");
    QApplication::setApplicationVersion("0");
    Appearance appearanceUnderTest;
    appearanceUnderTest.setMode(Appearance::Mode::Light);
    appearance = &appearanceUnderTest;
    const FocusRing ring(&app);
    int failed = 0;
    for (const auto& make : allTests()) {
        const std::unique_ptr<QObject> test(make());
        failed += QTest::qExec(test.get(), argc, argv);
    }
    return failed == 0 ? 0 : 1;
}
