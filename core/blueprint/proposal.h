#pragma once

#include "core/content/content.h"
#include "core/edits/edit.h"

#include <set>
#include <string>
#include <vector>

namespace barch {

enum class ChangeKind { Add, Change, Remove };

/// One thing that a proposal would do to the design: to a table, a column, a role, a feature...
/// Changes inside a new or removed table are part of that table's change.
struct Change {
    std::string id; ///< stable: kind and element id; for --accept ID
    ChangeKind kind = ChangeKind::Add;
    ElementRef element;
    std::string path;                 ///< "public.tickets.tenant_id"
    std::string summary;              ///< "Add table tickets (11 columns)"
    std::vector<std::string> details; ///< "+ column id uuid, required", one line each
    std::string reason;               ///< "because of your answer to: How is customers' data kept apart?"
    bool declinedBefore = false;      ///< was offered before and declined, or removed by hand: not ticked at first
};

/// What the answers lead to, against the design as it stands.
struct Proposal {
    std::vector<Change> changes;   ///< in an order that reads well: tenancy, tables, access, rest
    std::vector<std::string> kept; ///< manual work that a change would have touched and so was left alone
    Project accepted;              ///< the project with all changes but those declined before
};

/// The design that the answers lead to, from nothing. Ids are derived from paths, so the same
/// answers always give the same design.
Project blueprint(const Content& content, const Project& answersOnly);

/// Three-way: what the accepted answers led to, what the answers lead to now, the design as it is.
/// What was changed by hand since is never touched.
Proposal propose(const Content& content, const Project& project);

/// Applies the changes with these ids, and what they need (a column's table, a key's columns).
/// Unknown ids are an error. Additions that were left out are offered again as declined; while other
/// changes are left out, `acceptedAnswers` stays as it is and they go on being offered.
Result<Project> accept(const Content& content, const Project& project, const std::set<std::string>& changeIds);
/// What `propose` calls `accepted`.
Result<Project> acceptAll(const Content& content, const Project& project);

}  // namespace barch
