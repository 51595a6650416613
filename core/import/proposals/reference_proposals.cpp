#include "core/import/proposals/reference_proposals.h"

#include "core/edits/reference_edits.h"
#include "core/import/proposals/name_words.h"
#include "core/model/column_type.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace barch {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 6> keyWords = {"id", "uuid", "uid", "guid", "fk", "ref"};
/// Columns for somebody who did something, whatever they are called.
constexpr std::array<std::string_view, 19> personWords = {
    "owner", "author", "creator", "assignee", "actor", "sender", "recipient", "reviewer", "approver", "editor",
    "uploader", "requester", "reporter", "inviter", "updater", "member", "operator", "manager", "by"};
/// Before "by": what people do in every system. What else is done may be done by rows of another kind.
constexpr std::array<std::string_view, 19> personDeeds = {
    "created", "updated", "deleted", "modified", "changed", "edited", "invited", "added", "removed", "uploaded",
    "published", "archived", "revoked", "granted", "requested", "assigned", "approved", "closed", "resolved"};
/// Names for another row of the same table.
constexpr std::array<std::string_view, 15> ownRowNames = {
    "parent", "previous", "next", "mergedinto", "replyto", "repliedto", "inreplyto", "movedfrom", "copiedfrom",
    "clonedfrom", "duplicateof", "replacedby", "supersededby", "correct", "replace"};
/// Tables that outlive people, and so often have no reference to them.
constexpr std::array<std::string_view, 4> logWords = {"log", "history", "audit", "archive"};
/// What comes from another system: its number is no row here.
constexpr std::array<std::string_view, 18> foreignWords = {
    "provider", "external", "stripe", "paypal", "razorpay", "clerk", "auth0", "google", "github", "remote",
    "legacy", "upstream", "trace", "facebook", "apple", "microsoft", "azure", "device"};
/// What tables of people are called, the likeliest first; see wordsKey.
constexpr std::array<std::string_view, 4> peopleTables = {"user", "person", "appuser", "userprofile"};

template <class List>
bool holds(const List& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

struct Match {
    const Table* target = nullptr;
    Confidence confidence = Confidence::Medium;
    std::string how;
};

class Proposer {
public:
    explicit Proposer(const Project& project) : m_project(project)
    {
        for (const Table& table : project.tables) {
            m_byName[wordsKey(nameWords(table.name))].push_back(&table);
            const Words words = nameWords(table.name);
            for (std::size_t i = 1; i < words.size(); ++i)
                m_byTail[wordsKey(words, i)].push_back(&table);
            if (const auto of = std::find(words.begin(), words.end(), "of"); of != words.end() && of != words.begin())
                m_byTail[wordsKey(Words(words.begin(), of))].push_back(&table);
        }
    }

    std::vector<ReferenceProposal> all()
    {
        for (const Table& table : m_project.tables)
            if (!table.partitionOf)
                propose(table);
        std::stable_sort(m_found.begin(), m_found.end(), [&](const ReferenceProposal& a, const ReferenceProposal& b) {
            return qualifiedName(m_project, *m_project.table(a.table)) < qualifiedName(m_project, *m_project.table(b.table));
        });
        return std::move(m_found);
    }

private:
    void propose(const Table& table)
    {
        std::set<ColumnId> taken;
        for (const ForeignKey& key : table.foreignKeys)
            taken.insert(key.columns.begin(), key.columns.end());
        for (const Column& column : table.columns)
            if (!taken.contains(column.id))
                proposeSpelledOut(table, column, taken);
        for (const Column& column : table.columns)
            if (!taken.contains(column.id) || isSharedKey(table, column.id))
                if (auto proposal = proposalFor(table, column); proposal && (!taken.contains(column.id) || (proposal->confidence == Confidence::High && proposal->columns.size() == 1)))
                    m_found.push_back(std::move(*proposal));
    }

    /// The tenant key stands in references together with other columns, and may have one of its own.
    bool isSharedKey(const Table& table, ColumnId column) const
    {
        return std::none_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
            return key.columns.size() == 1 ? key.columns[0] == column : key.columns.back() == column;
        }) && std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
            return key.columns.size() > 1 && key.columns.front() == column;
        });
    }

    static bool sameType(const Column& a, const Column& b)
    {
        return a.userType == b.userType && canonicalType(a.type) == canonicalType(b.type);
    }
    static bool bothWhole(const Column& a, const Column& b)
    {
        return !a.userType && !b.userType && isIntegerType(canonicalType(a.type)) && isIntegerType(canonicalType(b.type));
    }

    static std::vector<std::vector<ColumnId>> keysOf(const Table& table)
    {
        std::vector<std::vector<ColumnId>> keys;
        if (table.primaryKey)
            keys.push_back(table.primaryKey->columns);
        for (const UniqueConstraint& unique : table.uniques)
            keys.push_back(unique.columns);
        for (const Index& index : table.indexes) {
            std::vector<ColumnId> columns;
            for (const IndexKey& key : index.keys)
                columns.push_back(key.column);
            if (index.unique && index.predicate.empty() && std::find(columns.begin(), columns.end(), ColumnId()) == columns.end())
                keys.push_back(std::move(columns));
        }
        return keys;
    }

    /// comment_stars (comment_post_id, comment_user_id) for comments (post_id, user_id).
    void proposeSpelledOut(const Table& table, const Column& column, std::set<ColumnId>& taken)
    {
        const Words words = nameWords(column.name);
        for (std::size_t length = 1; length + 1 < words.size(); ++length) {
            const Words prefix(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(length));
            const auto found = m_byName.find(wordsKey(prefix));
            if (found == m_byName.end() || found->second.size() != 1 || found->second[0] == &table)
                continue;
            const Table& target = *found->second[0];
            for (const auto& key : keysOf(target)) {
                std::vector<ColumnId> columns;
                for (const ColumnId id : key)
                    for (const Column& own : table.columns) {
                        const Words ownWords = nameWords(own.name);
                        Words wanted = prefix;
                        const Words rest = nameWords(target.column(id)->name);
                        wanted.insert(wanted.end(), rest.begin(), rest.end());
                        if (ownWords == wanted && sameType(own, *target.column(id)) && !taken.contains(own.id))
                            columns.push_back(own.id);
                    }
                if (key.size() < 2 || columns.size() != key.size())
                    continue;
                taken.insert(columns.begin(), columns.end());
                m_found.push_back({table.id, columns, target.id, key, Confidence::High,
                                   "Its columns are called after the key of " + target.name + ", all of them, and have their types."});
                return;
            }
        }
    }

    std::optional<ReferenceProposal> proposalFor(const Table& table, const Column& column) const
    {
        Words words = nameWords(column.name);
        if (words.size() < 2)
            return std::nullopt;
        const std::string last = words.back();
        if (last != "by")
            words.pop_back();
        const auto match = matchFor({table, column, words, last});
        auto proposal = match ? withKey(table, column, *match->target, last) : std::nullopt;
        if (!proposal)
            return std::nullopt;
        proposal->confidence = std::min(proposal->confidence, match->confidence);
        proposal->reason = column.name + " " + match->how + proposal->reason;
        const Words tableWords = nameWords(table.name);
        if (holds(logWords, wordsKey(tableWords, tableWords.size() - 1)) && holds(peopleTables, wordsKey(nameWords(match->target->name)))) {
            proposal->confidence = Confidence::Low;
            proposal->reason += " But tables such as " + table.name + " often outlive the people in them.";
        }
        return proposal;
    }

    struct Question {
        const Table& table;
        const Column& column;
        const Words& words;        ///< of the column, without "id"
        const std::string& last;   ///< "id", "by", "code"
    };

    /// Of the tables of that name whose key fits: the only one, or the only one in the same schema.
    const Table* theOne(const std::map<std::string, std::vector<const Table*>>& names, const std::string& key, const Question& question) const
    {
        const auto found = names.find(key);
        if (found == names.end())
            return nullptr;
        std::vector<const Table*> fitting;
        for (const Table* candidate : found->second)
            if (withKey(question.table, question.column, *candidate, question.last))
                fitting.push_back(candidate);
        if (fitting.size() > 1)
            std::erase_if(fitting, [&](const Table* candidate) { return candidate->namespaceId != question.table.namespaceId; });
        return fitting.size() == 1 ? fitting[0] : nullptr;
    }

    std::optional<Match> matchFor(const Question& question) const
    {
        const auto& [table, column, words, last] = question;
        const std::string whole = wordsKey(words);
        if (table.primaryKey && table.primaryKey->columns.back() == column.id && whole == wordsKey(nameWords(table.name)))
            return std::nullopt;
        if (last != "by")
            if (const Table* exact = theOne(m_byName, whole, question))
                return Match{exact, Confidence::High, "is called after " + exact->name};
        const bool isForeign = std::any_of(words.begin(), words.end(), [](const std::string& word) { return holds(foreignWords, word); });
        if ((!holds(keyWords, last) && last != "by") || isForeign || hasTypeBeside(table, words))
            return std::nullopt;
        if (holds(ownRowNames, whole) && withKey(table, column, table, last))
            return Match{&table, whole == "parent" ? Confidence::High : Confidence::Medium, "names another row of the same table"};
        if (words.back() == "by")
            return personFor(question);
        if (auto match = tailFor(question))
            return match;
        return holds(personWords, words.back()) ? personFor(question) : std::nullopt;
    }

    /// original_post_id for posts, message_id for ticket_messages, default_team_id for support_teams.
    std::optional<Match> tailFor(const Question& question) const
    {
        for (std::size_t from = 0; from < question.words.size(); ++from) {
            const std::string key = wordsKey(question.words, from);
            if (const Table* tail = from > 0 ? theOne(m_byName, key, question) : nullptr)
                return Match{tail, Confidence::Medium, "ends with the name of " + tail->name};
            if (const Table* tail = theOne(m_byTail, key, question))
                return Match{tail, Confidence::Medium, (from > 0 ? "ends with a part of the name of " : "is called after a part of the name of ") + tail->name};
        }
        return std::nullopt;
    }

    std::optional<Match> personFor(const Question& question) const
    {
        const Words& words = question.words;
        const bool isUsual = words.back() != "by" || (words.size() > 1 && holds(personDeeds, words[words.size() - 2]));
        for (const std::string_view people : peopleTables)
            if (const Table* found = theOne(m_byName, std::string(people), question))
                return Match{found, isUsual ? Confidence::Medium : Confidence::Low, "says who it was, and " + found->name + " are the people"};
        return std::nullopt;
    }

    /// subject_id beside subject_type: rows of several tables.
    static bool hasTypeBeside(const Table& table, const Words& words)
    {
        Words wanted = words;
        wanted.push_back("type");
        return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& other) { return nameWords(other.name) == wanted; });
    }

    static bool fitsName(const Column& key, const Column& column, const std::string& last)
    {
        const Words words = nameWords(key.name);
        return key.name == column.name || (words.size() == 1 && (words[0] == last || (holds(keyWords, words[0]) && (holds(keyWords, last) || last == "by"))));
    }

    /// The key that the column fits; one with a column that both tables have, where there is such a key.
    std::optional<ReferenceProposal> withKey(const Table& table, const Column& column, const Table& target, const std::string& last) const
    {
        std::optional<ReferenceProposal> best;
        for (const auto& key : keysOf(target)) {
            const Column* own = key.empty() ? nullptr : target.column(key.back());
            if (!own || key.size() > 2 || !fitsName(*own, column, last) || !(sameType(*own, column) || bothWhole(*own, column)))
                continue;
            if (&target == &table && own->id == column.id)
                continue;
            ReferenceProposal proposal{table.id, {column.id}, target.id, {own->id}, sameType(*own, column) ? Confidence::High : Confidence::Low, {}};
            proposal.reason = ", and has the type of its key " + own->name + ".";
            if (!sameType(*own, column))
                proposal.reason = "; its key " + own->name + " is a whole number too, of another size.";
            if (key.size() == 2) {
                const Column* leading = target.column(key.front());
                const Column* shared = leading ? table.columnNamed(leading->name) : nullptr;
                if (!shared || shared->id == column.id || !sameType(*leading, *shared))
                    continue;
                proposal.columns.insert(proposal.columns.begin(), shared->id);
                proposal.targetColumns.insert(proposal.targetColumns.begin(), leading->id);
                proposal.reason = ", and together with " + shared->name + " it fits its key (" + leading->name + ", " + own->name + ").";
            }
            if (!best || proposal.columns.size() > best->columns.size())
                best = std::move(proposal);
        }
        return best;
    }

    const Project& m_project;
    std::map<std::string, std::vector<const Table*>> m_byName;
    std::map<std::string, std::vector<const Table*>> m_byTail;
    std::vector<ReferenceProposal> m_found;
};

Result<Project> accept(const Project& project, const ReferenceProposal& proposal)
{
    ForeignKey key;
    key.columns = proposal.columns;
    key.target = proposal.target;
    key.targetColumns = proposal.targetColumns;
    return addForeignKey(project, proposal.table, std::move(key));
}

}  // namespace

std::vector<ReferenceProposal> proposeReferences(const Project& project) { return Proposer(project).all(); }

LabelledEdit acceptedReference(const Project& project, const ReferenceProposal& proposal)
{
    const Table* table = project.table(proposal.table);
    const Table* target = project.table(proposal.target);
    const std::string label = table && target ? "Let " + table->name + " refer to " + target->name : "Add the proposed reference";
    return {label, [proposal](const Project& before) { return accept(before, proposal); }, {}};
}

LabelledEdit acceptedReferences(std::vector<ReferenceProposal> proposals)
{
    return {"Add proposed references", [proposals = std::move(proposals)](const Project& before) -> Result<Project> {
                Project after = before;
                for (const ReferenceProposal& proposal : proposals) {
                    auto next = accept(after, proposal);
                    if (!next)
                        return next;
                    after = *std::move(next);
                }
                return after;
            }, {}};
}

}  // namespace barch
