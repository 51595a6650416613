#pragma once

#include "core/model/project.h"

#include <cstdint>
#include <vector>

namespace barch {

/// One end of a trace. Direct: somebody wrote it down (a feature delivers a table, a test covers it, a
/// requirement is met by it). Otherwise it follows from what was written down.
struct TraceLink {
    ElementRef element;
    bool direct = false;
    bool operator==(const TraceLink&) const = default;
};

/// Who asks for what, and which test covers what, over a whole design.
///
/// What follows: a table that is delivered has its endpoints, channels, permissions, file stores and searches;
/// a service that is delivered has the services and tables that it uses and the jobs that it starts. A call that is delivered, or follows,
/// has its table, permission, flag, service and job, and so on, but a table that is only used by a call does
/// not bring the others of its calls. A test belongs to a feature that it covers, or whose parts it covers.
class Trace {
public:
    explicit Trace(const Project& project);

    /// What a feature, a requirement or a test leads to: by kind, direct ones first, then in the order of ids.
    std::vector<TraceLink> from(const ElementRef& asker) const;
    /// The features and requirements that lead to the element. A column, key or policy counts as its table.
    std::vector<TraceLink> to(const ElementRef& element) const;
    /// The tests that cover the element.
    std::vector<TraceLink> testsOf(const ElementRef& element) const;

    bool isAsked(const ElementRef& element) const;
    bool isTested(const ElementRef& element) const;

private:
    using Index = std::uint32_t;
    struct Node {
        ElementKind kind;
        AnyId id;
    };
    struct Range {
        ElementKind kind;
        Index begin;
        Index end;
    };
    struct Link {
        Index node;
        bool direct;
    };
    using Pairs = std::vector<std::pair<Index, Index>>;

    template <class T>
    void addNodes(ElementKind kind, const SharedMap<T>& elements);
    Index find(ElementKind kind, AnyId id) const;
    Index find(const ElementRef& element) const;
    void use(Index from, ElementKind kind, AnyId id);
    void bring(TableId table, Index what);
    void readUses(const Project& project);
    void walk(Index asker, const std::vector<Index>& seeds);
    void walkFeatures(const Project& project);
    void walkRequirements(const Project& project);
    void walkTests(const Project& project);
    void give(Index asker, Index node, bool direct);
    std::vector<TraceLink> linksIn(const std::vector<Link>& links, bool tests) const;

    std::vector<Node> m_nodes;                ///< by kind, then by id
    std::vector<Range> m_ranges;
    Pairs m_uses;                             ///< what it has with it, whoever asks
    Pairs m_brings;                           ///< what it has with it where it is delivered itself
    std::vector<std::vector<Link>> m_from;    ///< of askers
    std::vector<std::vector<Link>> m_to;      ///< askers of each node
    std::vector<Index> m_seen;                ///< the asker that was there last, plus 1
};

/// Nothing that a trace reads was edited between the two.
bool traceAlike(const Project& a, const Project& b);

/// The columns in which a trace is shown.
enum class TracePart : std::uint8_t { Tables, Endpoints, Jobs, Permissions, Tests, Others };
BARCH_NAMES(TracePart, "tables", "endpoints", "jobs", "permissions", "tests", "others")
inline constexpr std::array traceParts = {TracePart::Tables,      TracePart::Endpoints, TracePart::Jobs,
                                          TracePart::Permissions, TracePart::Tests,     TracePart::Others};
TracePart partOf(ElementKind kind);

}  // namespace barch
