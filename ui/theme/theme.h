#pragma once

#include <QColor>
#include <QHash>
#include <QString>

namespace barch::ui {

/// One meaning in four strengths: readable text, a glyph or fill, a quiet ground, its border.
struct Shade {
    QColor text;
    QColor fill;
    QColor subtle;
    QColor border;
};

/// What something is drawn with, named for what it means. Resolved by the theme when it is painted.
enum class Ink {
    Primary, Secondary, Tertiary, Disabled, OnAccent, Accent, AccentFill,
    Error, Warning, Info, Ok, ErrorText, WarningText, InfoText, OkText,
    Owned, Root, Shared, Link, Edge, Added, Removed, Changed,
};

/// The colours of one appearance, read from resources/themes/tokens.json.
struct Theme {
    bool dark = false;
    struct {
        QColor window, page, subtle, canvas, raised, inset, hover, selected, tooltip;
    } surface;
    struct {
        QColor hairline, strong, outline, grid;
    } line;
    struct {
        QColor primary, secondary, tertiary, disabled, onAccent, onTooltip;
    } text;
    struct {
        QColor fill, hover, text, subtle, ring, border;
    } accent;
    struct {
        QColor edge, arrow, area, ghost, scrim;
    } canvas;
    struct {
        Shade error, warning, info, ok;
    } severity;
    struct {
        Shade owned, root, shared, link;
    } tenancy;
    struct {
        QColor keyword, type, string, number, comment, ident;
    } code;
    struct {
        QColor addedBg, addedText, removedBg, removedText, changedBg, changedText;
    } diff;
    QColor shadow;
    /// Every colour by its path in the file ("surface.window"), for the style sheet.
    QHash<QString, QColor> byName;

    QColor ink(Ink ink) const;

    static const Theme& light();
    static const Theme& darkTheme();
};

}  // namespace barch::ui
