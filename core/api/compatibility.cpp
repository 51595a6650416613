#include "core/api/compatibility.h"

#include "core/api/fields.h"
#include "core/api/paths.h"
#include "core/api/simple_limits.h"
#include "core/api/value_rules.h"
#include "core/rules/words.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace barch::api {
namespace {

template <class List, class Item>
bool has(const List& list, const Item& item)
{
    return std::find(list.begin(), list.end(), item) != list.end();
}

/// A field of an endpoint in one version.
struct FieldView {
    const EndpointField* field = nullptr;
    const Column* column = nullptr;
    const ValueRules* rules = nullptr;
    bool required = false; ///< has to be sent

    bool readable() const { return field && field->readable && column; }
    bool writable() const { return field && field->writable && column; }
};

std::string callOf(const Project& project, const Endpoint& endpoint)
{
    return endpoint.method + " " + fullPath(*project.api, endpoint.path);
}

/// One side of a comparison: an endpoint with the rules of its table.
struct Side {
    Side(const Project& version, const Endpoint& call) : endpoint(call), table(version.table(call.table))
    {
        if (table)
            rules = rulesOf(version, *table);
    }

    FieldView view(ColumnId id) const
    {
        FieldView view;
        view.column = table ? table->column(id) : nullptr;
        const auto found = std::find_if(endpoint.columns.begin(), endpoint.columns.end(), [&](const EndpointField& f) { return f.column == id; });
        if (!view.column || found == endpoint.columns.end())
            return view;
        view.field = &*found;
        view.rules = rules.of(id);
        view.required = found->writable && endpoint.operation == Operation::Create && view.rules->required();
        return view;
    }

    const Endpoint& endpoint;
    const Table* table;
    TableRules rules;
};

/// Compares one endpoint with what became of it.
class EndpointComparison {
public:
    EndpointComparison(const Project& before, const Project& after, const Endpoint& was, const Endpoint& is, std::vector<ApiChange>& out)
        : m_before(before), m_after(after), m_was(was), m_is(is), m_out(out)
    {
    }

    void compare()
    {
        address();
        access();
        limits();
        std::set<ColumnId> columns;
        for (const EndpointField& field : m_was.columns)
            columns.insert(field.column);
        for (const EndpointField& field : m_is.columns)
            columns.insert(field.column);
        const Side earlier(m_before, m_was);
        const Side later(m_after, m_is);
        for (const ColumnId id : columns)
            field(earlier.view(id), later.view(id));
        embeds();
        uploads();
        errors();
        if (m_was.deprecatedSince.empty() && !m_is.deprecatedSince.empty())
            add("It is deprecated now.", false, "It still works; callers learn that it will go.");
        if (m_was.requestSchema != m_is.requestSchema)
            add("What it takes was described anew.", true, "What callers send today may be refused.");
        if (m_was.job != m_is.job && static_cast<bool>(m_was.job) != static_cast<bool>(m_is.job))
            add(m_is.job ? "It is done later now and answers 202." : "It is done at once now and no longer answers 202.", true,
                "Callers that look at the answer find something else.");
    }

private:
    void add(std::string what, bool breaking, std::string reason)
    {
        m_out.push_back({ElementRef::of(ElementKind::Endpoint, m_was.id), callOf(m_before, m_was), std::move(what), breaking, std::move(reason)});
    }

    void address()
    {
        const std::string was = rules::lowerCase(m_was.method) + pathShape(fullPath(*m_before.api, m_was.path));
        const std::string is = rules::lowerCase(m_is.method) + pathShape(fullPath(*m_after.api, m_is.path));
        if (was != is)
            add("It is called " + callOf(m_after, m_is) + " now.", true, "Calls to the old address find nothing.");
        if (m_was.operationId != m_is.operationId && !m_was.operationId.empty())
            add("Its operation id " + m_was.operationId + " became " + m_is.operationId + ".", true,
                "Generated clients name their methods after it.");
    }

    void access()
    {
        if (m_was.isPublic != m_is.isPublic)
            add(m_is.isPublic ? "Nobody needs to sign in for it any more." : "It needs a login now.", !m_is.isPublic,
                m_is.isPublic ? "Who was signed in is still answered." : "Calls without a login are refused.");
        if (m_was.permission != m_is.permission)
            permission();
        if (m_was.flag != m_is.flag)
            add(m_is.flag ? "It depends on the plan now." : "It no longer depends on the plan.", static_cast<bool>(m_is.flag),
                m_is.flag ? "Customers whose plan lacks it are refused." : "More customers may use it.");
    }

    /// Tighter where a role loses the call.
    void permission()
    {
        if (!m_is.permission)
            return add("It needs no permission any more.", false, "Who had the permission is still answered.");
        const Permission* now = m_after.permissions.find(m_is.permission);
        const std::string name = now ? now->name : m_is.permission.text();
        std::string losers;
        for (const AccessRole& role : m_after.accessRoles) {
            const AccessRole* old = m_before.accessRoles.find(role.id);
            const bool could = !m_was.permission || (old && has(old->permissions, m_was.permission));
            if (could && !has(role.permissions, m_is.permission))
                losers += (losers.empty() ? "" : ", ") + role.name;
        }
        if (losers.empty() && !m_after.accessRoles.empty())
            add("It needs " + name + " now.", false, "Every role that could call it has this permission.");
        else
            add("It needs " + name + " now.", true, losers.empty() ? "Callers without it are refused." : "These roles are refused now: " + losers + ".");
    }

    void limits()
    {
        if (m_is.idempotencyKey && !m_was.idempotencyKey)
            add("It needs the header Idempotency-Key now.", true, "Calls without the header are refused.");
        if (m_was.rateLimit != m_is.rateLimit) {
            const auto first = [](const std::string& text) { return std::atoll(text.c_str()); };
            const bool tighter = m_was.rateLimit.empty() || first(m_is.rateLimit) < first(m_was.rateLimit);
            add("Its rate limit is \"" + m_is.rateLimit + "\" now.", false,
                tighter ? "Callers meet 429 earlier; they have to be ready for it anyway." : "Callers may ask more often.");
        }
    }

    void field(const FieldView& was, const FieldView& is)
    {
        const std::string name = was.column ? was.column->name : is.column ? is.column->name : "?";
        if (was.readable() && is.readable() && was.column->name != is.column->name)
            add("The field " + name + " is called " + is.column->name + " now.", true, "Callers look for the old name.");
        else if (was.readable() && !is.readable())
            add("The field " + name + " is no longer in the answer.", true, "Callers that read it find nothing.");
        else if (!was.readable() && is.readable())
            add("The field " + is.column->name + " is new in the answer.", false, "Callers leave out what they don't know.");
        if (was.readable() && is.readable())
            answer(name, *was.rules, *is.rules);
        writing(name, was, is);
        if (was.field && was.column && was.field->filterable && !(is.field && is.field->filterable))
            add("The list can't be filtered by " + name + " any more.", true, "Calls with the filter are refused.");
        if (was.field && was.column && was.field->sortable && !(is.field && is.field->sortable))
            add("The list can't be sorted by " + name + " any more.", true, "Calls that ask for this order are refused.");
    }

    /// A field of the answer may hold less than before, never more.
    void answer(const std::string& name, const ValueRules& was, const ValueRules& is)
    {
        if (!sameKind(was, is))
            add("The field " + name + " has another type.", true, "Callers read it as what it was.");
        if (!was.nullable && is.nullable)
            add("The field " + name + " can be null now.", true, "Callers count on a value.");
        for (const std::string& value : is.values)
            if (!was.values.empty() && !has(was.values, value))
                add("The field " + name + " can be \"" + value + "\" now.", false, "Callers have to be ready for values that they don't know.");
    }

    /// A field of a request may take more than before, never less.
    void writing(const std::string& name, const FieldView& was, const FieldView& is)
    {
        if (was.writable() && !is.writable())
            return add("The field " + name + " can't be sent any more.", true, "Requests with fields that nobody knows are refused.");
        if (!was.writable() && is.writable())
            return add("The field " + is.column->name + (is.required ? " has to be sent." : " can be sent."), is.required,
                       is.required ? "Requests without it are refused." : "Requests without it still work.");
        if (!was.writable())
            return;
        if (!was.readable() && was.column->name != is.column->name)
            add("The field " + name + " is called " + is.column->name + " now.", true, "Requests use the old name.");
        if (!was.required && is.required)
            add("The field " + name + " has to be sent.", true, "Requests without it are refused.");
        if (was.rules->nullable && !is.rules->nullable && m_is.operation == Operation::Update)
            add("The field " + name + " can't be set to null any more.", true, "Requests that empty it are refused.");
        narrowed(name, *was.rules, *is.rules);
    }

    void narrowed(const std::string& name, const ValueRules& was, const ValueRules& is)
    {
        if (!sameKind(was, is))
            add("The field " + name + " takes another type.", true, "What callers send is refused.");
        for (const std::string& value : was.values)
            if (!is.values.empty() && !has(is.values, value))
                add("The field " + name + " no longer takes \"" + value + "\".", true, "Requests with this value are refused.");
        if (was.values.empty() && !is.values.empty())
            add("The field " + name + " takes certain values only.", true, "Requests with other values are refused.");
        const auto shorter = [](const auto& from, const auto& to) { return to && (!from || *to < *from); };
        const auto longer = [](const auto& from, const auto& to) { return to && (!from || *to > *from); };
        if (shorter(was.maximumLength, is.maximumLength) || longer(was.minimumLength, is.minimumLength))
            add("The field " + name + " takes texts of fewer lengths.", true, "Texts that were taken are refused.");
        if (tighter(was.minimum, is.minimum, 1) || tighter(was.maximum, is.maximum, -1) || shorter(was.precision, is.precision))
            add("The field " + name + " takes fewer numbers.", true, "Numbers that were taken are refused.");
        const bool otherPatterns = std::any_of(is.patterns.begin(), is.patterns.end(), [&](const std::string& pattern) { return !has(was.patterns, pattern); });
        if (otherPatterns || (is.lowerCase && !was.lowerCase) || (is.upperCase && !was.upperCase))
            add("The field " + name + " takes texts of another form.", true, "Texts that were taken are refused.");
    }

    static bool sameKind(const ValueRules& a, const ValueRules& b)
    {
        const auto family = [](ValueKind kind) {
            return isWholeNumber(kind) ? ValueKind::BigInteger : isText(kind) || kind == ValueKind::Enumeration ? ValueKind::Text : isFloat(kind) ? ValueKind::Double : kind;
        };
        return family(a.shape.kind) == family(b.shape.kind) && a.shape.dimensions == b.shape.dimensions;
    }

    /// `direction` 1: a lower bound that went up; -1: an upper one that went down.
    static bool tighter(const std::optional<NumberLimit>& from, const std::optional<NumberLimit>& to, int direction)
    {
        if (!to)
            return false;
        const int order = from ? compareNumbers(to->number, from->number) * direction : 1;
        return order > 0 || (order == 0 && to->excluded && !from->excluded);
    }

    void embeds()
    {
        for (const ConstraintId id : m_was.embeds)
            if (!has(m_is.embeds, id))
                add("A related row can't be asked for along with it any more.", true, "Calls that include it are refused.");
    }

    void uploads()
    {
        for (const std::string& type : m_was.contentTypes)
            if (!has(m_is.contentTypes, type) && !m_is.contentTypes.empty())
                add("Files of type " + type + " are no longer taken.", true, "Uploads of this type are refused.");
        if (m_was.maximumSize != m_is.maximumSize)
            add("The largest file is " + (m_is.maximumSize.empty() ? std::string("not limited") : m_is.maximumSize) + " now.", !m_is.maximumSize.empty(),
                "Uploads that were taken may be refused.");
    }

    void errors()
    {
        for (const int status : m_is.errorStatuses)
            if (!has(m_was.errorStatuses, status))
                add("It can answer " + std::to_string(status) + " now.", false, "Callers have to be ready for errors that they don't know.");
    }

    const Project& m_before;
    const Project& m_after;
    const Endpoint& m_was;
    const Endpoint& m_is;
    std::vector<ApiChange>& m_out;
};

void compareWebhooks(const Project& before, const Project& after, std::vector<ApiChange>& out)
{
    for (const Webhook& was : before.webhooks) {
        if (was.incoming)
            continue;
        const Webhook* is = after.webhooks.find(was.id);
        for (const std::string& event : was.events)
            if (!is || !has(is->events, event))
                out.push_back({ElementRef::of(ElementKind::Webhook, was.id), "webhook " + event, "The event is no longer sent.", true, "Receivers wait for it in vain."});
    }
    for (const Webhook& is : after.webhooks) {
        const Webhook* was = before.webhooks.find(is.id);
        for (const std::string& event : is.events)
            if (!is.incoming && (!was || !has(was->events, event)))
                out.push_back({ElementRef::of(ElementKind::Webhook, is.id), "webhook " + event, "The event is new.", false, "Receivers leave out what they don't know."});
    }
}

}  // namespace

std::vector<ApiChange> apiChanges(const Project& before, const Project& after, const std::string& today)
{
    std::vector<ApiChange> changes;
    if (before.api->errorFormat != after.api->errorFormat)
        changes.push_back({{}, "every call", "Answers have another envelope.", true, "Callers look for data and errors elsewhere."});
    for (const Endpoint& was : before.endpoints) {
        if (const Endpoint* is = after.endpoints.find(was.id)) {
            EndpointComparison(before, after, was, *is, changes).compare();
            continue;
        }
        const bool announced = !was.removedAfter.empty() && !today.empty() && was.removedAfter < today;
        changes.push_back({ElementRef::of(ElementKind::Endpoint, was.id), callOf(before, was), "The call is gone.", !announced,
                           announced ? "It was announced to go after " + was.removedAfter + "." : "Every caller is answered with 404."});
    }
    for (const Endpoint& is : after.endpoints)
        if (!before.endpoints.contains(is.id))
            changes.push_back({ElementRef::of(ElementKind::Endpoint, is.id), callOf(after, is), "The call is new.", false, "Nobody calls it yet."});
    compareWebhooks(before, after, changes);
    std::stable_sort(changes.begin(), changes.end(), [](const ApiChange& a, const ApiChange& b) {
        return std::tuple(!a.breaking, std::string_view(a.call)) < std::tuple(!b.breaking, std::string_view(b.call));
    });
    return changes;
}

bool anyBreaking(const std::vector<ApiChange>& changes)
{
    return std::any_of(changes.begin(), changes.end(), [](const ApiChange& change) { return change.breaking; });
}

}  // namespace barch::api
