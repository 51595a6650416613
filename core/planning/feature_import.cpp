#include "core/planning/feature_import.h"

#include "core/edits/names.h"
#include "core/planning/feature_names.h"
#include "core/planning/feature_rows.h"
#include "core/planning/figures.h"
#include "core/project_file/utf8.h"
#include "core/text/csv.h"
#include "core/text/list_text.h"
#include "core/text/markdown_table.h"

#include <algorithm>
#include <optional>
#include <set>

namespace barch {
namespace {

std::string trimmed(const std::string& text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool isBlank(const std::string& text)
{
    return trimmed(text).empty();
}

std::optional<Moscow> moscowNamed(const std::string& text)
{
    std::string word;
    for (const char c : text)
        if (c >= 'A' && c <= 'Z')
            word += static_cast<char>(c - 'A' + 'a');
        else if (c >= 'a' && c <= 'z')
            word += c;
    if (word == "must" || word == "musthave")
        return Moscow::Must;
    if (word == "should" || word == "shouldhave")
        return Moscow::Should;
    if (word == "could" || word == "couldhave")
        return Moscow::Could;
    if (word == "wont" || word == "wonthave")
        return Moscow::Wont;
    if (isBlank(text) || word == "unset" || word == "notset")
        return Moscow::Unset;
    return std::nullopt;
}

std::optional<Figure> figureIn(FeatureField field)
{
    switch (field) {
    case FeatureField::Value: return Figure::Value;
    case FeatureField::Effort: return Figure::Effort;
    case FeatureField::TimeCriticality: return Figure::TimeCriticality;
    case FeatureField::RiskReduction: return Figure::RiskReduction;
    case FeatureField::Reach: return Figure::Reach;
    case FeatureField::Impact: return Figure::Impact;
    case FeatureField::Confidence: return Figure::Confidence;
    default: return std::nullopt;
    }
}

/// Takes rows into a project: first every feature by itself, then what they say about each other.
class Importer {
public:
    Importer(const Project& before, TextTable table) : m_before(before), m_table(std::move(table))
    {
        m_out.project = before;
        takeHeader();
    }

    FeatureImport run()
    {
        const FeatureNames known(m_before);
        for (std::size_t row = 0; row < m_table.rows.size(); ++row)
            takeRow(row, known);
        if (m_out.faults.empty())
            link();
        if (!m_out.faults.empty()) {
            m_out.project = m_before;
            m_out.newReleases.clear();
            return std::move(m_out);
        }
        for (const Feature& feature : m_features) {
            const Feature* there = m_before.features.find(feature.id);
            ++(there ? *there == feature ? m_out.same : m_out.changed : m_out.added);
            if (!there || *there != feature)
                m_out.project.features = m_out.project.features.with(feature);
        }
        return std::move(m_out);
    }

private:
    void fault(std::size_t line, std::string_view column, std::string what, std::string advice = {})
    {
        m_out.faults.push_back({std::move(what), "line " + std::to_string(line) + (column.empty() ? "" : ", column " + std::string(column)), std::move(advice)});
    }

    void takeHeader()
    {
        std::set<FeatureField> seen;
        for (const std::string& heading : m_table.header) {
            const FeatureColumn* column = featureColumnNamed(heading);
            m_columns.push_back(column);
            if (!column && !isBlank(heading))
                m_out.passedOver.push_back(heading);
            if (column && !seen.insert(column->field).second)
                fault(1, heading, "There are two columns for the same thing.");
        }
        if (!seen.contains(FeatureField::Name))
            fault(1, {}, "There is no column with the names of the features.", "Its heading is \"name\" or \"Feature\".");
    }

    const std::string* cell(std::size_t row, FeatureField field) const
    {
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (m_columns[i] && m_columns[i]->field == field)
                return &m_table.rows[row].cells[i];
        return nullptr;
    }

    /// The feature that the row is about; none where it is at fault.
    std::optional<Feature> subject(std::size_t row, const FeatureNames& known)
    {
        const std::size_t line = m_table.rows[row].line;
        const std::string* name = cell(row, FeatureField::Name);
        const std::string* idCell = cell(row, FeatureField::Id);
        if (!name || isBlank(*name)) {
            fault(line, "name", "This feature has no name.");
            return std::nullopt;
        }
        Feature feature;
        if (idCell && !isBlank(*idCell)) {
            const auto id = AnyId::parse(trimmed(*idCell));
            if (!id) {
                fault(line, "id", "\"" + shown(*idCell) + "\" is no id.", "Leave it empty for a new feature.");
                return std::nullopt;
            }
            feature.id = FeatureId(*id);
        } else {
            const FeatureNames::Found found = known.feature(*name);
            if (!found.id && found.miss == FeatureNames::Miss::Ambiguous) {
                fault(line, "name", "Several features are called \"" + shown(*name) + "\".", "Say which one with its id.");
                return std::nullopt;
            }
            feature.id = found.id && m_before.features.contains(FeatureId(found.id)) ? FeatureId(found.id) : freshId(*name);
        }
        if (!m_ids.insert(feature.id).second) {
            fault(line, "name", "\"" + shown(*name) + "\" stands in the table twice.");
            return std::nullopt;
        }
        if (const Feature* there = m_before.features.find(feature.id))
            feature = *there;
        const auto bad = nameFault("feature", *name);
        if (bad && *name != feature.name) {
            fault(line, "name", bad->what, bad->advice);
            return std::nullopt;
        }
        feature.name = *name;
        return feature;
    }

    FeatureId freshId(const std::string& name) const
    {
        FeatureId id = FeatureId::derive("import/feature/" + name);
        for (int i = 2; m_before.features.contains(id); ++i)
            id = FeatureId::derive("import/feature/" + name + "/" + std::to_string(i));
        return id;
    }

    void takeRow(std::size_t row, const FeatureNames& known)
    {
        if (std::all_of(m_table.rows[row].cells.begin(), m_table.rows[row].cells.end(), isBlank))
            return;
        auto feature = subject(row, known);
        if (!feature)
            return;
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (m_columns[i])
                takeCell(*feature, *m_columns[i], m_table.rows[row].cells[i], m_table.rows[row].line);
        m_rowOf.push_back(row);
        m_features.push_back(std::move(*feature));
    }

    void takeCell(Feature& feature, const FeatureColumn& column, const std::string& text, std::size_t line)
    {
        if (const auto figure = figureIn(column.field))
            return takeFigure(feature, *figure, column, trimmed(text), line);
        if (column.field == FeatureField::Description) {
            feature.description = text;
        } else if (column.field == FeatureField::BackendNeeds) {
            feature.backendNeeds = splitList(text);
        } else if (column.field == FeatureField::Moscow) {
            if (const auto moscow = moscowNamed(text))
                feature.moscow = *moscow;
            else
                fault(line, column.key, "\"" + shown(text) + "\" is no priority.", "It is Must, Should, Could or Won't, or empty.");
        }
    }

    void takeFigure(Feature& feature, Figure figure, const FeatureColumn& column, std::string text, std::size_t line)
    {
        if (figure == Figure::Confidence && text.ends_with('%'))
            text = trimmed(text.substr(0, text.size() - 1));
        if (text.empty())
            return setFigure(feature, figure, 0);
        // What is there already may stay, absurd or not: the export of a design can always be read again.
        if (text == exactText(figureOf(feature, figure)))
            return;
        const auto number = numberIn(text);
        if (!number)
            return fault(line, column.key, "\"" + shown(text) + "\" is not a number.", "Numbers are written like 0.5, without separators for thousands.");
        if (const auto wrong = figureFault(figure, *number))
            return fault(line, column.key, *wrong);
        setFigure(feature, figure, *number);
    }

    /// Releases and dependencies: names may be those of rows further down.
    void link()
    {
        Project all = m_before;
        for (const Feature& feature : m_features)
            all.features = all.features.with(feature);
        const FeatureNames names(all);
        const FeatureNames releases(m_before);
        for (std::size_t i = 0; i < m_features.size(); ++i) {
            const std::size_t line = m_table.rows[m_rowOf[i]].line;
            if (const std::string* text = cell(m_rowOf[i], FeatureField::Release))
                takeRelease(m_features[i], *text, releases, line);
            if (const std::string* text = cell(m_rowOf[i], FeatureField::DependsOn))
                takeDependencies(m_features[i], *text, names, all, line);
        }
    }

    void takeRelease(Feature& feature, const std::string& text, const FeatureNames& releases, std::size_t line)
    {
        if (isBlank(text)) {
            feature.release = {};
            return;
        }
        const FeatureNames::Found found = releases.release(text);
        if (found.id) {
            const ReleaseId id(found.id);
            if (!m_before.releases.contains(id) && id != feature.release)
                return fault(line, "release", "There is no release " + shown(text) + ".");
            feature.release = id;
            return;
        }
        if (found.miss == FeatureNames::Miss::Ambiguous)
            return fault(line, "release", "Several releases are called \"" + shown(text) + "\".", "Write # and the id of the one that is meant.");
        feature.release = newRelease(trimmed(text));
    }

    ReleaseId newRelease(const std::string& name)
    {
        int last = 0;
        for (const Release& release : m_out.project.releases) {
            if (release.name == name)
                return release.id;
            last = std::max(last, release.position);
        }
        Release release;
        release.id = ReleaseId::derive("import/release/" + name);
        release.name = name;
        release.position = last + 1;
        m_out.newReleases.push_back(name);
        m_out.project.releases = m_out.project.releases.with(release);
        return release.id;
    }

    void takeDependencies(Feature& feature, const std::string& text, const FeatureNames& names, const Project& all, std::size_t line)
    {
        std::vector<FeatureId> needs;
        for (const std::string& name : splitList(text)) {
            const FeatureNames::Found found = names.feature(name);
            const FeatureId id(found.id);
            const bool kept = std::find(feature.dependsOn.begin(), feature.dependsOn.end(), id) != feature.dependsOn.end();
            if (!id || (!all.features.contains(id) && !kept)) {
                const bool several = found.miss == FeatureNames::Miss::Ambiguous;
                fault(line, "depends_on", several ? "Several features are called \"" + shown(name) + "\"." : "There is no feature \"" + shown(name) + "\".",
                      several ? "Write # and the id of the one that is meant." : "Features are kept apart by semicolons.");
            } else if (id == feature.id && !kept) {
                fault(line, "depends_on", "\"" + shown(name) + "\" can't wait for itself.");
            } else if (kept || std::find(needs.begin(), needs.end(), id) == needs.end()) {
                needs.push_back(id);
            }
        }
        feature.dependsOn = std::move(needs);
    }

    const Project& m_before;
    TextTable m_table;
    FeatureImport m_out;
    std::vector<const FeatureColumn*> m_columns;
    std::vector<Feature> m_features;
    std::vector<std::size_t> m_rowOf;
    std::set<FeatureId> m_ids;
};

}  // namespace

Result<FeatureImport> importFeatures(const Project& project, std::string_view text, FeatureFormat format)
{
    const auto hasNames = [](const std::vector<std::string>& headings) {
        return std::any_of(headings.begin(), headings.end(), [](const std::string& heading) {
            const FeatureColumn* column = featureColumnNamed(heading);
            return column && column->field == FeatureField::Name;
        });
    };
    Result<TextTable> table = format == FeatureFormat::Csv ? readCsv(text) : readMarkdownTable(text, hasNames);
    if (!table)
        return table.error();
    if (table->header.empty())
        return Error{"The file is empty.", {}, "It begins with the headings of its columns."};
    return Importer(project, std::move(*table)).run();
}

std::string summaryOf(const FeatureImport& imported)
{
    const auto number = [](std::size_t count) { return std::to_string(count); };
    std::string text = number(imported.added) + (imported.added == 1 ? " feature" : " features") + " added, " + number(imported.changed) + " changed, " +
                       number(imported.same) + " the same";
    for (std::size_t i = 0; i < imported.newReleases.size(); ++i)
        text += (i == 0 ? "; new release: " : ", ") + imported.newReleases[i];
    for (std::size_t i = 0; i < imported.passedOver.size(); ++i)
        text += (i == 0 ? "; columns passed over: " : ", ") + shown(imported.passedOver[i]);
    return text + ".";
}

}  // namespace barch
