#include "core/blueprint/element_kinds.h"
#include "core/blueprint/step_sink.h"
#include "core/blueprint/three_way.h"

#include <optional>
#include <tuple>

namespace barch {
namespace {

/// Compares what lies at the top of a project: parts that exist once, and collections.
class ProjectSteps {
public:
    ProjectSteps(StepSink& sink, const Project& base) : m_sink(sink), m_base(base) {}

    void compare()
    {
        forEachProposedPart([&](auto member, const ProposedPart& part) { comparePart(member, part); });
        forEachProposedMap([&](auto member) { compareMap(member); });
    }

private:
    template <class T>
    using Map = SharedMap<T> Project::*;

    template <class T>
    void comparePart(Shared<T> Project::*member, const ProposedPart& part)
    {
        T merged = *(m_sink.current.*member);
        const FieldMerge merge = mergeFields(*(m_base.*member), *(m_sink.target.*member), merged);
        if (!merge.kept.empty())
            m_sink.keep(capital(part.words) + " was changed by hand and stays (" + listed(merge.kept) + ").");
        if (merge.changed.empty())
            return;
        Step& step = m_sink.add(ChangeKind::Change, "part", {ElementKind::Project, {}, {}, {}, {}}, part.name,
                                std::string("Set ") + part.words, m_sink.reasons.ofChange(part.origin));
        step.change.details = m_sink.differences(*(m_sink.current.*member), merged, merge.changed, nullptr);
        step.apply = [member, merged](Project& project, const IdSet& missing) {
            T value = merged;
            strip(value, missing);
            project.*member = Shared<T>(std::move(value));
        };
    }

    template <class T>
    bool nameIsTaken(const SharedMap<T>& map, const T& wanted) const
    {
        if constexpr (std::is_same_v<T, Table> || std::is_same_v<T, View> || std::is_same_v<T, UserType> ||
                      std::is_same_v<T, Sequence>) {
            return std::any_of(map.begin(), map.end(), [&](const T& other) {
                return other.name == wanted.name &&
                       spaceName(m_sink.current, other.namespaceId) == spaceName(m_sink.target, wanted.namespaceId);
            });
        } else if constexpr (std::is_same_v<T, Role> || std::is_same_v<T, Namespace> || std::is_same_v<T, Extension> ||
                             std::is_same_v<T, EnvironmentVariable>) {
            return std::any_of(map.begin(), map.end(), [&](const T& other) { return other.name == wanted.name; });
        } else {
            return false;
        }
    }

    static std::string spaceName(const Project& project, NamespaceId id)
    {
        const Namespace* space = project.namespaces.find(id);
        return space ? space->name : std::string();
    }

    template <class T>
    void compareMap(Map<T> member)
    {
        const std::size_t first = m_sink.steps.all.size();
        for (const T& wanted : m_sink.target.*member) {
            const T* now = (m_sink.current.*member).find(wanted.id);
            const T* before = (m_base.*member).find(wanted.id);
            if (!now)
                addElement(member, wanted, before != nullptr);
            else if constexpr (std::is_same_v<T, Table>)
                compareTable(m_sink, before ? *before : wanted, wanted, *now);
            else if (before)
                changeElement(member, *before, wanted, *now);
        }
        for (const T& old : m_base.*member) {
            const T* now = (m_sink.current.*member).find(old.id);
            if (now && !(m_sink.target.*member).contains(old.id))
                removeElement(member, old, *now);
        }
        std::stable_sort(m_sink.steps.all.begin() + static_cast<std::ptrdiff_t>(first), m_sink.steps.all.end(),
                         [](const Step& a, const Step& b) {
                             return std::tie(a.change.path, a.change.kind) < std::tie(b.change.path, b.change.kind);
                         });
    }

    template <class T>
    static ElementRef refTo(const T& element)
    {
        return ElementRef::of(KindOf<T>::kind, element.id);
    }

    template <class T>
    void addElement(Map<T> member, const T& wanted, bool declined)
    {
        const std::string kind(KindOf<T>::name);
        const std::string name = nameOfElement(wanted);
        if (nameIsTaken(m_sink.current.*member, wanted)) {
            m_sink.keep("The design has " + std::string(kind == "environment variable" ? "an " : "a ") + kind + " " +
                        name + " of its own, so the proposed one is not added.");
            return;
        }
        std::string summary = "Add " + kind + " " + name;
        if constexpr (std::is_same_v<T, Table>)
            summary += " (" + std::to_string(wanted.columns.size()) + " columns)";
        Step& step = m_sink.add(ChangeKind::Add, kind, refTo(wanted), pathOf(m_sink.target, refTo(wanted)), summary,
                                m_sink.reasons.ofOrigin(wanted.origin));
        step.change.declinedBefore = declined;
        collectOwnIds(wanted, step.defines);
        if constexpr (std::is_same_v<T, Table>)
            step.change.details = tableInLines(m_sink.target, wanted);
        const Project& target = m_sink.target;
        step.apply = [member, wanted, placement = placementOf(target, wanted),
                      area = areaOf(target, wanted)](Project& project, const IdSet& missing) {
            T element = wanted;
            strip(element, missing);
            project.*member = (project.*member).with(std::move(element));
            if (placement)
                project.placements = project.placements.with(*placement);
            if (area && !project.areas.contains(area->id))
                project.areas = project.areas.with(*area);
        };
    }

    template <class T>
    static std::optional<Placement> placementOf(const Project& target, const T& element)
    {
        if constexpr (std::is_same_v<T, Table>)
            if (const Placement* placement = target.placements.find(element.id))
                return *placement;
        return std::nullopt;
    }

    template <class T>
    static std::optional<Area> areaOf(const Project& target, const T& element)
    {
        if (const std::optional<Placement> placement = placementOf(target, element))
            if (const Area* area = target.areas.find(placement->area))
                return *area;
        return std::nullopt;
    }

    template <class T>
    void changeElement(Map<T> member, const T& before, const T& wanted, const T& now)
    {
        T merged = now;
        const FieldMerge merge = mergeFields(before, wanted, merged);
        const std::string name = std::string(KindOf<T>::name) + " " + nameOfElement(now);
        if (!merge.kept.empty())
            m_sink.keep(capital(name) + " was changed by hand and stays as it is (" + listed(merge.kept) + ").");
        if (merge.changed.empty())
            return;
        Step& step = m_sink.add(ChangeKind::Change, KindOf<T>::name, refTo(now), pathOf(m_sink.current, refTo(now)),
                                "Change " + name, m_sink.reasons.ofChange(wanted.origin));
        step.change.details = m_sink.differences(now, merged, merge.changed, nullptr);
        step.apply = [member, merged](Project& project, const IdSet& missing) {
            T element = merged;
            strip(element, missing);
            project.*member = (project.*member).with(std::move(element));
        };
    }

    template <class T>
    void removeElement(Map<T> member, const T& old, const T& now)
    {
        const std::string name = std::string(KindOf<T>::name) + " " + nameOfElement(now);
        if (!(now == old)) {
            m_sink.keep(capital(name) +
                        " was changed by hand, so it stays although your answers no longer call for it.");
            return;
        }
        Step& step = m_sink.add(ChangeKind::Remove, KindOf<T>::name, refTo(now), pathOf(m_sink.current, refTo(now)),
                                "Remove " + name, m_sink.reasons.ofChange(old.origin));
        collectOwnIds(now, step.defines);
        step.apply = [member, id = now.id](Project& project, const IdSet&) {
            project.*member = (project.*member).without(id);
            if constexpr (std::is_same_v<T, Table>)
                project.placements = project.placements.without(id);
        };
    }

    StepSink& m_sink;
    const Project& m_base;
};

}  // namespace

Steps stepsBetween(const Content& content, const Project& base, const Project& target, const Project& current)
{
    const Reasons reasons(content, base, target);
    StepSink sink{target, current, reasons, {}};
    ProjectSteps(sink, base).compare();
    return std::move(sink.steps);
}

}  // namespace barch
