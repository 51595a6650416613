#include "ui/widgets/code_lines.h"

#include <QCoreApplication>

#include <string_view>

namespace barch::ui {
namespace {

QString textOf(std::string_view bytes)
{
    QString text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    // Characters that would break a line in a text document, or hide what stands there.
    for (QChar& c : text)
        if (c == QChar::ParagraphSeparator || c == QChar::LineSeparator || c == QChar::Null || c == QLatin1Char('\r'))
            c = QChar::ReplacementCharacter;
    return text;
}

CodeLine omitted(int lines)
{
    CodeLine line;
    line.text = lines == 1 ? QCoreApplication::translate("CodeView", "1 line without changes")
                           : QCoreApplication::translate("CodeView", "%1 lines without changes").arg(lines);
    line.heading = true;
    return line;
}

}  // namespace

CodeLanguage languageOf(QStringView path)
{
    const auto ends = [&](QLatin1String end) { return path.endsWith(end, Qt::CaseInsensitive); };
    if (ends(QLatin1String(".sql")))
        return CodeLanguage::Sql;
    if (ends(QLatin1String(".json")) || ends(QLatin1String(".lock")) || ends(QLatin1String(".sarif")))
        return CodeLanguage::Json;
    if (ends(QLatin1String(".yaml")) || ends(QLatin1String(".yml")))
        return CodeLanguage::Yaml;
    if (ends(QLatin1String(".md")))
        return CodeLanguage::Markdown;
    return CodeLanguage::Plain;
}

CodeLines wholeText(const std::string& text)
{
    CodeLines lines;
    std::string_view rest = text;
    int number = 0;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back({textOf(line), LineChange::Same, ++number, false});
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return lines;
}

CodeLines changedLines(const std::string& before, const std::string& after, int context)
{
    std::vector<DiffLine> diff = compareLines(before, after);
    if (context >= 0)
        diff = withContext(diff, context);
    CodeLines lines;
    lines.reserve(diff.size());
    int lastBefore = 0;
    int lastAfter = 0;
    for (const DiffLine& line : diff) {
        if (line.change == LineChange::Same && line.before == 0 && line.after == 0) {
            lines.push_back(omitted(0));  // counted as soon as the line behind it is known
            continue;
        }
        if (!lines.empty() && lines.back().heading)
            lines.back() = omitted(line.after > 0 ? line.after - lastAfter - 1 : line.before - lastBefore - 1);
        if (line.after > 0)
            lastAfter = line.after;
        if (line.before > 0)
            lastBefore = line.before;
        lines.push_back({textOf(line.text), line.change, line.change == LineChange::Removed ? line.before : line.after, false});
    }
    return lines;
}

LineCounts countOf(const CodeLines& lines)
{
    LineCounts counts;
    for (const CodeLine& line : lines) {
        counts.added += line.change == LineChange::Added;
        counts.removed += line.change == LineChange::Removed;
    }
    return counts;
}

}  // namespace barch::ui
