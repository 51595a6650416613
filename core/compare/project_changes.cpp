#include "core/compare/project_changes.h"

#include "core/compare/element_kinds.h"
#include "core/compare/element_words.h"
#include "core/compare/table_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace barch {
namespace {

std::string fromTo(const std::string& before, const std::string& after)
{
    return (before.empty() ? "none" : before) + " → " + (after.empty() ? "none" : after);
}

void compareFacts(const std::string& head, const std::vector<std::string>& before, const std::vector<std::string>& after,
                  std::vector<ChangedPart>& out)
{
    std::string text;
    for (std::size_t i = 0; i < before.size() && i < after.size(); ++i)
        if (before[i] != after[i])
            text += (text.empty() ? "" : ", ") + fromTo(before[i], after[i]);
    if (!text.empty())
        out.push_back({ChangeSign::Changed, head.empty() ? text : head + ": " + text});
}

/// The earlier design with the names of the later one, where an element has another: what only mentions a renamed
/// table or column is then no different.
Project withLaterNames(const Project& before, const Project& after)
{
    Project named = before;
    SharedMap<Table>::forEachDifference(before.tables, after.tables, [&](const Table* old, const Table* now) {
        if (!old || !now)
            return;
        Table copy = *old;
        copy.name = now->name;
        for (Column& column : copy.columns)
            if (const Column* later = now->column(column.id))
                column.name = later->name;
        if (!(copy == *old))
            named.tables = named.tables.with(std::move(copy));
    });
    const auto rename = [](auto& elements, const auto& later) {
        for (const auto& element : later)
            if (const auto* old = elements.find(element.id); old && old->name != element.name) {
                auto copy = *old;
                copy.name = element.name;
                elements = elements.with(std::move(copy));
            }
    };
    rename(named.types, after.types);
    rename(named.roles, after.roles);
    rename(named.functions, after.functions);
    return named;
}

/// `renamed`: the earlier design with later names.
std::vector<ChangedPart> tableParts(const Project& projectBefore, const Table& before, const Project& renamed, const Project& projectAfter, const Table& after)
{
    std::vector<ChangedPart> out;
    const std::vector<std::string> factsBefore = tableFacts(projectBefore, before);
    const std::vector<std::string> factsAfter = tableFacts(projectAfter, after);
    for (std::size_t i = 0; i < factsBefore.size(); ++i)
        compareFacts({}, {factsBefore[i]}, {factsAfter[i]}, out);
    std::vector<PartWords> partsBefore = partsOf(renamed, *renamed.table(before.id));
    for (std::size_t i = 0; i < before.columns.size(); ++i)
        partsBefore[i].head = partWords(projectBefore, before.columns[i]).head;
    const std::vector<PartWords> partsAfter = partsOf(projectAfter, after);
    const auto in = [](const std::vector<PartWords>& parts, AnyId id) {
        return std::find_if(parts.begin(), parts.end(), [&](const PartWords& part) { return part.id == id; });
    };
    for (const PartWords& part : partsBefore)
        if (in(partsAfter, part.id) == partsAfter.end())
            out.push_back({ChangeSign::Removed, part.text()});
    for (const PartWords& part : partsAfter) {
        const auto old = in(partsBefore, part.id);
        if (old == partsBefore.end()) {
            out.push_back({ChangeSign::Added, part.text()});
        } else if (old->head != part.head) {
            // A key over other columns reads better as one that went and one that came; a name doesn't.
            if (part.head.find('(') != std::string::npos) {
                out.push_back({ChangeSign::Removed, old->text()});
                out.push_back({ChangeSign::Added, part.text()});
            } else {
                out.push_back({ChangeSign::Changed, old->head + " → " + part.head});
                compareFacts(part.head, old->facts, part.facts, out);
            }
        } else {
            compareFacts(part.head, old->facts, part.facts, out);
        }
    }
    const auto order = [](const std::vector<PartWords>& parts, const std::vector<PartWords>& other) {
        std::vector<AnyId> ids;
        for (const PartWords& part : parts)
            if (std::any_of(other.begin(), other.end(), [&](const PartWords& o) { return o.id == part.id; }))
                ids.push_back(part.id);
        return ids;
    };
    if (order(partsBefore, partsAfter) != order(partsAfter, partsBefore))
        out.push_back({ChangeSign::Changed, "order of the parts"});
    return out;
}

void compareTables(const Project& before, const Project& after, std::vector<ElementChange>& out)
{
    const Project renamed = withLaterNames(before, after);
    SharedMap<Table>::forEachDifference(before.tables, after.tables, [&](const Table* old, const Table* now) {
        ElementChange change;
        change.kind = KindOf<Table>::name;
        change.element = ElementRef::table(now ? now->id : old->id);
        change.name = now ? qualifiedName(after, *now) : qualifiedName(before, *old);
        change.sign = !old ? ChangeSign::Added : !now ? ChangeSign::Removed : ChangeSign::Changed;
        if (old && now) {
            change.parts = tableParts(before, *old, renamed, after, *now);
            if (change.parts.empty() && *old == *now)
                return;
        } else {
            for (const PartWords& part : old ? partsOf(before, *old) : partsOf(after, *now))
                change.parts.push_back({change.sign, part.text()});
        }
        out.push_back(std::move(change));
    });
    std::sort(out.begin(), out.end(), [](const ElementChange& a, const ElementChange& b) { return std::tie(a.name, a.element.id) < std::tie(b.name, b.element.id); });
}

/// Everything that is no table: which members are different.
template <class T>
std::vector<ChangedPart> memberParts(const T& before, const T& after)
{
    std::vector<ChangedPart> parts;
    T::withFields([&](const auto&... field) {
            (
                [&] {
                    const auto& old = before.*(field.member);
                    const auto& now = after.*(field.member);
                    if (old == now)
                        return;
                    const std::string label = spacedWords(field.name);
                    const auto from = shortText(old);
                    const auto to = shortText(now);
                    parts.push_back({ChangeSign::Changed, from && to ? label + ": " + fromTo(*from, *to) : label});
                }(),
                ...);
        });
    return parts;
}

template <class T>
void compareMaps(const SharedMap<T>& before, const SharedMap<T>& after, std::vector<ElementChange>& out)
{
    SharedMap<T>::forEachDifference(before, after, [&](const T* old, const T* now) {
        if (old && now && *old == *now)
            return;
        const T& element = now ? *now : *old;
        ElementChange change;
        change.sign = !old ? ChangeSign::Added : !now ? ChangeSign::Removed : ChangeSign::Changed;
        change.kind = KindOf<T>::name;
        change.name = nameOfElement(element);
        if constexpr (requires { AnyId(element.id); })
            change.element = ElementRef::of(KindOf<T>::kind, element.id);
        else
            change.element = ElementRef::answer(element.id);
        if (old && now)
            change.parts = memberParts(*old, *now);
        out.push_back(std::move(change));
    });
}

template <class T>
void compareOne(std::string_view kind, const Shared<T>& before, const Shared<T>& after, std::vector<ElementChange>& out)
{
    if (before == after)
        return;
    out.push_back({ChangeSign::Changed, {}, std::string(kind), std::string(kind), memberParts(*before, *after)});
}

void compareDrawing(const Project& before, const Project& after, std::vector<ElementChange>& out)
{
    std::size_t moved = 0;
    const auto count = [&](const auto* old, const auto* now) { moved += !old || !now || !(*old == *now); };
    SharedMap<Area>::forEachDifference(before.areas, after.areas, count);
    SharedMap<Placement>::forEachDifference(before.placements, after.placements, count);
    SharedMap<DiagramView>::forEachDifference(before.diagramViews, after.diagramViews, count);
    if (moved > 0)
        out.push_back({ChangeSign::Changed, {}, "drawing", "drawing", {}});
}

}  // namespace

std::string_view signOf(ChangeSign sign)
{
    switch (sign) {
    case ChangeSign::Added: return "+";
    case ChangeSign::Removed: return "−";
    case ChangeSign::Changed: return "~";
    }
    return "~";
}

std::vector<ElementChange> changesBetween(const Project& a, const Project& b)
{
    std::vector<ElementChange> out;
    compareTables(a, b, out);
    compareOne("project", a.info, b.info, out);
    compareOne("tenancy", a.tenancy, b.tenancy, out);
    compareMaps(a.namespaces, b.namespaces, out);
    compareMaps(a.types, b.types, out);
    compareMaps(a.sequences, b.sequences, out);
    compareMaps(a.views, b.views, out);
    compareMaps(a.functions, b.functions, out);
    compareMaps(a.roles, b.roles, out);
    compareMaps(a.extensions, b.extensions, out);
    compareMaps(a.defaultPrivileges, b.defaultPrivileges, out);
    compareMaps(a.verbatimSql, b.verbatimSql, out);
    compareMaps(a.permissions, b.permissions, out);
    compareMaps(a.accessRoles, b.accessRoles, out);
    compareMaps(a.plans, b.plans, out);
    compareMaps(a.flags, b.flags, out);
    compareOne("sign-in", a.authentication, b.authentication, out);
    compareOne("API", a.api, b.api, out);
    compareMaps(a.endpoints, b.endpoints, out);
    compareMaps(a.webhooks, b.webhooks, out);
    compareMaps(a.channels, b.channels, out);
    compareMaps(a.services, b.services, out);
    compareMaps(a.jobs, b.jobs, out);
    compareMaps(a.externalCalls, b.externalCalls, out);
    compareMaps(a.messages, b.messages, out);
    compareMaps(a.buckets, b.buckets, out);
    compareMaps(a.searchIndexes, b.searchIndexes, out);
    compareOne("AI", a.ai, b.ai, out);
    compareMaps(a.aiProviders, b.aiProviders, out);
    compareMaps(a.aiModels, b.aiModels, out);
    compareOne("payments", a.payments, b.payments, out);
    compareMaps(a.paymentEvents, b.paymentEvents, out);
    compareOne("deployment", a.deployment, b.deployment, out);
    compareMaps(a.environment, b.environment, out);
    compareOne("observability", a.observability, b.observability, out);
    compareMaps(a.metrics, b.metrics, out);
    compareMaps(a.testCases, b.testCases, out);
    compareMaps(a.requirements, b.requirements, out);
    compareMaps(a.features, b.features, out);
    compareMaps(a.releases, b.releases, out);
    compareMaps(a.decisions, b.decisions, out);
    compareMaps(a.answers, b.answers, out);
    compareMaps(a.glossary, b.glossary, out);
    compareMaps(a.waivers, b.waivers, out);
    compareMaps(a.comments, b.comments, out);
    compareDrawing(a, b, out);
    return out;
}

std::string summaryOf(const std::vector<ElementChange>& changes)
{
    // The first word or words of a part's text name its kind: "column id, uuid" is a column.
    static constexpr std::string_view kinds[] = {"column", "primary key", "unique index", "unique", "reference", "check", "exclusion",
                                                 "index",  "trigger",     "policy",       "grant"};
    using Counts = std::array<int, 3>;
    std::vector<std::pair<std::string, Counts>> counted;
    const auto count = [&](const std::string& kind, ChangeSign sign) {
        auto at = std::find_if(counted.begin(), counted.end(), [&](const auto& entry) { return entry.first == kind; });
        if (at == counted.end())
            at = counted.insert(counted.end(), {kind, Counts{}});
        ++at->second[static_cast<std::size_t>(sign)];
    };
    for (const ElementChange& change : changes) {
        if (change.sign != ChangeSign::Changed || change.kind != "table") {
            count(change.kind, change.sign);
            continue;
        }
        for (const ChangedPart& part : change.parts) {
            const auto kind = std::find_if(std::begin(kinds), std::end(kinds),
                                           [&](std::string_view k) { return part.text.starts_with(std::string(k) + ' '); });
            count(kind == std::end(kinds) ? "table" : std::string(*kind), part.sign);
        }
    }
    static constexpr std::string_view verbs[] = {" added", " removed", " changed"};
    std::string text;
    for (const auto& [kind, counts] : counted)
        for (std::size_t sign = 0; sign < counts.size(); ++sign)
            if (counts[sign] > 0)
                text += (text.empty() ? "" : ", ") + numberOf(counts[sign], kind) + std::string(verbs[sign]);
    return text.empty() ? "nothing changed" : text;
}

}  // namespace barch
