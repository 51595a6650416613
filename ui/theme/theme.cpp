#include "ui/theme/theme.h"

#include "ui/theme/tokens.h"

namespace barch::ui {
namespace {

/// The file writes transparency last ("#RRGGBBAA"), Qt first.
QColor colourFrom(const QString& text)
{
    QColor colour = text.size() == 9 ? QColor('#' + text.mid(7) + text.mid(1, 6)) : QColor(text);
    Q_ASSERT_X(colour.isValid(), "theme", qPrintable(text));
    return colour;
}

QHash<QString, QColor> coloursUnder(const QString& prefix)
{
    QHash<QString, QColor> colours;
    for (const Token& each : tokens())
        if (const QString path = QString::fromUtf8(each.path); path.startsWith(prefix))
            colours.insert(path.mid(prefix.size()), colourFrom(QString::fromUtf8(each.value)));
    return colours;
}

Theme read(const QString& name)
{
    Theme t;
    t.dark = name == QLatin1String("dark");
    t.byName = coloursUnder("themes." + name + '.');
    t.shadow = colourFrom(tokenText("shadow." + name));
    const auto get = [&](const char* path) {
        Q_ASSERT_X(t.byName.contains(path), "theme", path);
        return t.byName.value(path);
    };
    const auto shade = [&](const QString& path) {
        const auto part = [&](const char* last) { return t.byName.value(path + last); };
        return Shade{part(".text"), part(".fill"), part(".subtle"), part(".border")};
    };
    t.surface = {get("surface.window"), get("surface.page"), get("surface.subtle"), get("surface.canvas"),
                 get("surface.raised"), get("surface.inset"), get("surface.hover"), get("surface.selected"),
                 get("surface.tooltip")};
    t.line = {get("line.hairline"), get("line.strong"), get("line.outline"), get("line.grid")};
    t.text = {get("text.primary"), get("text.secondary"), get("text.tertiary"),
              get("text.disabled"), get("text.onAccent"), get("text.onTooltip")};
    t.accent = {get("accent.fill"), get("accent.hover"), get("accent.text"),
                get("accent.subtle"), get("accent.ring"), get("accent.border")};
    t.canvas = {get("canvas.edge"), get("canvas.arrow"), get("canvas.area"), get("canvas.ghost"), get("canvas.scrim")};
    t.severity = {shade("severity.error"), shade("severity.warning"), shade("severity.info"), shade("severity.ok")};
    t.tenancy = {shade("tenancy.owned"), shade("tenancy.root"), shade("tenancy.shared"), shade("tenancy.link")};
    t.code = {get("code.keyword"), get("code.type"), get("code.string"),
              get("code.number"), get("code.comment"), get("code.ident")};
    t.diff = {get("diff.addedBg"), get("diff.addedText"), get("diff.removedBg"),
              get("diff.removedText"), get("diff.changedBg"), get("diff.changedText")};
    return t;
}

}  // namespace

QColor Theme::ink(Ink ink) const
{
    switch (ink) {
    case Ink::Primary: return text.primary;
    case Ink::Secondary: return text.secondary;
    case Ink::Tertiary: return text.tertiary;
    case Ink::Disabled: return text.disabled;
    case Ink::OnAccent: return text.onAccent;
    case Ink::Accent: return accent.text;
    case Ink::AccentFill: return accent.fill;
    case Ink::Error: return severity.error.fill;
    case Ink::Warning: return severity.warning.fill;
    case Ink::Info: return severity.info.fill;
    case Ink::Ok: return severity.ok.fill;
    case Ink::ErrorText: return severity.error.text;
    case Ink::WarningText: return severity.warning.text;
    case Ink::InfoText: return severity.info.text;
    case Ink::OkText: return severity.ok.text;
    case Ink::Owned: return tenancy.owned.fill;
    case Ink::Root: return tenancy.root.fill;
    case Ink::Shared: return tenancy.shared.fill;
    case Ink::Link: return tenancy.link.fill;
    case Ink::Edge: return canvas.edge;
    case Ink::Added: return diff.addedText;
    case Ink::Removed: return diff.removedText;
    case Ink::Changed: return diff.changedText;
    }
    return text.primary;
}

const Theme& Theme::light()
{
    static const Theme theme = read(QStringLiteral("light"));
    return theme;
}

const Theme& Theme::darkTheme()
{
    static const Theme theme = read(QStringLiteral("dark"));
    return theme;
}

}  // namespace barch::ui
