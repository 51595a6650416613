#include "test_list.h"

#include "window_under_test.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QDirIterator>
#include <QPixmap>
#include <QSvgRenderer>

#include <cmath>

namespace barch::ui {
namespace {

double luminance(const QColor& colour)
{
    const auto part = [](double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

class ThemeTest : public QObject {
    Q_OBJECT
private slots:
    void everyTextReachesItsContrast()
    {
        for (const Theme* theme : {&Theme::light(), &Theme::darkTheme()}) {
            for (const QColor& ground : {theme->surface.window, theme->surface.page, theme->surface.subtle, theme->surface.raised,
                                         theme->surface.selected, theme->surface.hover})
                for (const QColor& text : {theme->text.primary, theme->text.secondary, theme->text.tertiary})
                    QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name() + " on " + ground.name()));
            for (const Shade& shade : {theme->severity.error, theme->severity.warning, theme->severity.info, theme->severity.ok,
                                       theme->tenancy.owned, theme->tenancy.root, theme->tenancy.shared, theme->tenancy.link})
                QVERIFY2(contrast(shade.text, shade.subtle) >= 4.5, qPrintable(shade.text.name()));
            QVERIFY(contrast(theme->text.onAccent, theme->accent.fill) >= 4.5);
            QVERIFY(contrast(theme->accent.ring, theme->surface.page) >= 3);
        }
    }

    void everyIconIsADrawing()
    {
        int count = 0;
        for (QDirIterator it(":/icons"); it.hasNext();) {
            const QString path = it.next();
            QVERIFY2(QSvgRenderer(path).isValid(), qPrintable(path));
            ++count;
        }
        QVERIFY(count > 50);
    }

    void anIconFollowsTheTheme()
    {
        const auto inkOf = [](const QIcon& icon) {
            const QImage image = icon.pixmap(16, 16).toImage();
            QColor strongest;
            int alpha = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (const QColor pixel = image.pixelColor(x, y); pixel.alpha() > alpha) {
                        strongest = pixel;
                        alpha = pixel.alpha();
                    }
            return strongest;
        };
        const QIcon shown = icon("key", Ink::Primary);
        const QColor inLight = inkOf(shown);
        testAppearance().setMode(Appearance::Mode::Dark);
        const QColor inDark = inkOf(shown);
        testAppearance().setMode(Appearance::Mode::Light);
        QVERIFY(inLight.lightness() < 80);
        QVERIFY(inDark.lightness() > 180);
    }

    void theWindowSwitchesLive()
    {
        WindowUnderTest test;
        const auto ground = [&] { return test.window().grab().toImage().pixelColor(300, 60); };
        const QColor light = ground();
        test.find<QAction>("appearanceDark")->trigger();
        QCoreApplication::processEvents();
        QCOMPARE(ground(), Theme::darkTheme().surface.window);
        test.find<QAction>("appearanceLight")->trigger();
        QCoreApplication::processEvents();
        QCOMPARE(ground(), light);
        QCOMPARE(test.services().setting("appearance").toInt(), static_cast<int>(Appearance::Mode::Light));
    }
};

}  // namespace

QObject* makeThemeTest()
{
    return new ThemeTest;
}

}  // namespace barch::ui

#include "test_theme.moc"
