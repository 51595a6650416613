#include "core/rules/checker.h"

#include "core/rules/rule_context.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace barch {
namespace {

/// A finding before waivers, with what it is sorted by.
struct Item {
    Finding finding;
    std::size_t rule = 0;  ///< position in allRules()
    std::string path;

    auto key() const
    {
        const ElementRef& e = finding.element;
        return std::tie(finding.severity, rule, path, e.kind, e.id, e.owner, e.key);
    }
    bool operator<(const Item& other) const { return key() < other.key(); }
    bool operator==(const Item& other) const { return rule == other.rule && path == other.path && finding == other.finding; }
};
using Items = std::vector<Item>;

using WaiverKey = std::tuple<std::string, ElementKind, AnyId, AnyId, std::string>;
WaiverKey waiverKey(const std::string& rule, const ElementRef& e)
{
    return {rule, e.kind, e.id, e.owner, e.key};
}

}  // namespace

Finding& Report::add(ElementRef element, std::string message)
{
    Finding finding;
    finding.rule = m_rule->code;
    finding.severity = m_rule->severity;
    finding.element = std::move(element);
    finding.message = std::move(message);
    finding.fix = m_rule->fix;
    m_findings->push_back(std::move(finding));
    return m_findings->back();
}

FindingCounts countOf(const std::vector<Finding>& findings)
{
    FindingCounts counts;
    for (const Finding& finding : findings) {
        if (finding.waived)
            continue;
        switch (finding.severity) {
        case Severity::Error: ++counts.errors; break;
        case Severity::Warning: ++counts.warnings; break;
        case Severity::Info: ++counts.infos; break;
        }
    }
    return counts;
}

/// Findings are kept where they come from (per table, per rule), and all together in one sorted list
/// that is only touched where a place gave something else than last time.
struct Checker::State {
    explicit State(const Content& content) : context(content) {}

    RuleContext context;
    bool complete = false;
    std::string today;
    std::unordered_map<TableId, Items> ofTables;
    std::vector<Items> ofRules = std::vector<Items>(allRules().size());
    std::vector<bool> inForce = std::vector<bool>(allRules().size());
    Items sorted;
    std::vector<Finding> findings;
    std::map<WaiverKey, const Waiver*> waivers;
    SharedMap<Waiver> waiversSeen;

    void check(const Project& project, const std::stop_token& stop);
    bool checkEverything(const std::stop_token& stop);
    bool checkAgain(const std::vector<TableId>& dirty, Parts changed, const std::stop_token& stop);
    void findInTable(const Table& table, Items& items) const;
    void findInProject(std::size_t rule, Items& items) const;
    void decideForce();
    void addPaths(std::vector<Finding>& found, std::size_t rule, Items& items) const;
    void replaceInPlace(Items& removed, Items& added);
    void merge(Items removed, Items added);
    void readWaivers();
    Finding withWaiver(const Finding& finding) const;
};

void Checker::State::addPaths(std::vector<Finding>& found, std::size_t rule, Items& items) const
{
    for (Finding& finding : found) {
        std::string path = pathOf(context.project(), finding.element);
        items.push_back({std::move(finding), rule, std::move(path)});
    }
    found.clear();
}

void Checker::State::findInTable(const Table& table, Items& items) const
{
    const std::vector<Rule>& rules = allRules();
    std::vector<Finding> found;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (!rules[i].checkTable || !inForce[i])
            continue;
        Report report(rules[i], found);
        rules[i].checkTable(context, table, report);
        if (!found.empty())
            addPaths(found, i, items);
    }
}

void Checker::State::findInProject(std::size_t i, Items& items) const
{
    const Rule& rule = allRules()[i];
    if (!rule.checkProject || !inForce[i])
        return;
    std::vector<Finding> found;
    Report report(rule, found);
    rule.checkProject(context, report);
    addPaths(found, i, items);
}

void Checker::State::decideForce()
{
    const std::vector<Rule>& rules = allRules();
    for (std::size_t i = 0; i < rules.size(); ++i)
        inForce[i] = !rules[i].applies || rules[i].applies(context);
}

bool Checker::State::checkEverything(const std::stop_token& stop)
{
    ofTables.clear();
    for (Items& items : ofRules)
        items.clear();
    decideForce();
    bool finished = true;
    for (const Table& table : context.project().tables) {
        if (stop.stop_requested()) {
            finished = false;
            break;
        }
        Items items;
        findInTable(table, items);
        if (!items.empty())
            ofTables.emplace(table.id, std::move(items));
    }
    for (std::size_t i = 0; i < ofRules.size(); ++i)
        findInProject(i, ofRules[i]);

    sorted.clear();
    for (const auto& [id, items] : ofTables)
        sorted.insert(sorted.end(), items.begin(), items.end());
    for (const Items& items : ofRules)
        sorted.insert(sorted.end(), items.begin(), items.end());
    std::sort(sorted.begin(), sorted.end());
    readWaivers();
    findings.clear();
    findings.reserve(sorted.size());
    for (const Item& item : sorted)
        findings.push_back(withWaiver(item.finding));
    return finished;
}

bool Checker::State::checkAgain(const std::vector<TableId>& dirty, Parts changed, const std::stop_token& stop)
{
    Items removed;
    Items added;
    auto replace = [&](Items& before, Items after) {
        if (before == after)
            return;
        std::move(before.begin(), before.end(), std::back_inserter(removed));
        added.insert(added.end(), after.begin(), after.end());
        before = std::move(after);
    };
    for (const TableId id : dirty) {
        if (stop.stop_requested())
            return false;
        Items items;
        if (const Table* table = context.table(id))
            findInTable(*table, items);
        const auto known = ofTables.find(id);
        if (known != ofTables.end()) {
            replace(known->second, std::move(items));
            if (known->second.empty())
                ofTables.erase(known);
        } else if (!items.empty())
            replace(ofTables[id], std::move(items));
    }
    for (std::size_t i = 0; i < ofRules.size(); ++i) {
        if (!(allRules()[i].reads & changed))
            continue;
        Items items;
        findInProject(i, items);
        replace(ofRules[i], std::move(items));
    }
    merge(std::move(removed), std::move(added));
    return true;
}

/// What keeps its place among the others is replaced where it stands.
void Checker::State::replaceInPlace(Items& removed, Items& added)
{
    Items stillRemoved;
    Items stillAdded;
    std::size_t next = 0;
    for (Item& old : removed) {
        while (next < added.size() && added[next].key() < old.key())
            stillAdded.push_back(std::move(added[next++]));
        if (next == added.size() || added[next].key() != old.key()) {
            stillRemoved.push_back(std::move(old));
            continue;
        }
        const auto place = static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), old) - sorted.begin());
        findings[place] = withWaiver(added[next].finding);
        sorted[place] = std::move(added[next++]);
    }
    std::move(added.begin() + static_cast<std::ptrdiff_t>(next), added.end(), std::back_inserter(stillAdded));
    removed = std::move(stillRemoved);
    added = std::move(stillAdded);
}

void Checker::State::merge(Items removed, Items added)
{
    std::sort(removed.begin(), removed.end());
    std::sort(added.begin(), added.end());
    replaceInPlace(removed, added);
    if (removed.empty() && added.empty())
        return;
    std::size_t from = sorted.size();
    for (const Items* items : {&removed, &added})
        if (!items->empty())
            from = std::min(from, static_cast<std::size_t>(
                                      std::lower_bound(sorted.begin(), sorted.end(), items->front()) - sorted.begin()));

    const auto start = static_cast<std::ptrdiff_t>(from);
    Items rest(std::make_move_iterator(sorted.begin() + start), std::make_move_iterator(sorted.end()));
    std::vector<Finding> restFindings(std::make_move_iterator(findings.begin() + start),
                                      std::make_move_iterator(findings.end()));
    sorted.resize(from);
    findings.resize(from);
    auto gone = removed.begin();
    auto fresh = added.begin();
    auto addFresh = [&] {
        findings.push_back(withWaiver(fresh->finding));
        sorted.push_back(std::move(*fresh++));
    };
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (gone != removed.end() && !(*gone < rest[i]) && !(rest[i] < *gone)) {
            ++gone;
            continue;
        }
        while (fresh != added.end() && *fresh < rest[i])
            addFresh();
        sorted.push_back(std::move(rest[i]));
        findings.push_back(std::move(restFindings[i]));
    }
    while (fresh != added.end())
        addFresh();
}

void Checker::State::readWaivers()
{
    waiversSeen = context.project().waivers;
    waivers.clear();
    for (const Waiver& waiver : waiversSeen) {
        const bool ended = !today.empty() && !waiver.until.empty() && waiver.until < today;
        if (!ended)
            waivers.emplace(waiverKey(waiver.rule, waiver.element), &waiver);
    }
}

Finding Checker::State::withWaiver(const Finding& finding) const
{
    Finding copy = finding;
    if (waivers.empty())
        return copy;
    if (const auto found = waivers.find(waiverKey(copy.rule, copy.element)); found != waivers.end()) {
        copy.waived = true;
        copy.waiverReason = found->second->reason;
    }
    return copy;
}

void Checker::State::check(const Project& project, const std::stop_token& stop)
{
    std::vector<TableId> dirty;
    const Parts changed = context.update(project, dirty);
    if (!complete || (changed & sharedByTables)) {
        complete = checkEverything(stop);
        return;
    }
    if (!waiversSeen.sameAs(project.waivers)) {
        readWaivers();
        for (std::size_t i = 0; i < sorted.size(); ++i)
            findings[i] = withWaiver(sorted[i].finding);
    }
    complete = checkAgain(dirty, changed, stop);
}

Checker::Checker(const Content& content) : m_state(std::make_unique<State>(content)) {}
Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

const std::vector<Finding>& Checker::check(const Project& project, std::stop_token stop, std::string_view today)
{
    if (m_state->today != today) {
        m_state->today = today;
        m_state->waiversSeen = {};
        m_state->complete = false;
    }
    m_state->check(project, stop);
    return m_state->findings;
}

std::vector<Finding> check(const Content& content, const Project& project, std::string_view today)
{
    Checker checker(content);
    return checker.check(project, {}, today);
}

std::vector<FixOption> fixesFor(const Content& content, const Project& project, const Finding& finding)
{
    const Rule* rule = findRule(finding.rule);
    if (!rule || !rule->fixes || finding.fix == FixKind::None)
        return {};
    return rule->fixes(RuleContext(content, project), finding);
}

}  // namespace barch
