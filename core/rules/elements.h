#pragma once

#include "core/rules/fixes.h"
#include "core/rules/rule.h"
#include "core/rules/rule_context.h"
#include "core/rules/words.h"
#include "core/tenancy/guards.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace barch::rules {

/// What rules are written with: references to elements, their names in messages, common questions.

inline ElementRef refTo(const Table& t) { return ElementRef::table(t.id); }
inline ElementRef refTo(const Table& t, const Column& c) { return ElementRef::inTable(ElementKind::Column, t.id, c.id); }
inline ElementRef refTo(const Table& t, const Index& i) { return ElementRef::inTable(ElementKind::Index, t.id, i.id); }
inline ElementRef refTo(const Table& t, const Policy& p) { return ElementRef::inTable(ElementKind::Policy, t.id, p.id); }
inline ElementRef refTo(const Table& t, const ForeignKey& k) { return ElementRef::inTable(ElementKind::Constraint, t.id, k.id); }
inline ElementRef refTo(const Table& t, const UniqueConstraint& u)
{
    return ElementRef::inTable(ElementKind::Constraint, t.id, u.id);
}

inline std::string dotted(const Table& t, const Column& c) { return t.name + "." + c.name; }
/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& words, std::string_view last = "and");
std::string namesOf(const Table& table, const std::vector<ColumnId>& columns);
/// "attachments.message_id" or "attachments (order_id, line)": the columns of a key without the tenant key.
std::string keyPath(const Table& table, const std::vector<ColumnId>& columns);

inline const Column* tenantKeyOf(const Table& t) { return t.column(t.tenantKey); }
inline bool contains(const std::vector<ColumnId>& columns, ColumnId wanted)
{
    return std::find(columns.begin(), columns.end(), wanted) != columns.end();
}
bool isPartition(const Table& table);
bool sameColumns(std::vector<ColumnId> a, std::vector<ColumnId> b);
/// Whether the key refers to tenant and row together.
bool pairsTenantKeys(const Table& table, const ForeignKey& key, const Table& target);
/// Columns of each key, unique constraint and plain unique index of the table.
std::vector<std::vector<ColumnId>> uniqueSets(const Table& table);

/// A log of who did what: audit_logs, audit_trail, security_events.
bool isAuditLog(std::string_view tableName);
/// Rows that are written once: logs, events, histories.
bool isAppendOnly(std::string_view tableName);
/// The table of the people who sign in: users, accounts, profiles.
bool isPeopleTable(const Table& table);
/// Money by its name for certain: amount, price, *_cents... Rates, counts and percentages are none.
bool isMoneyName(std::string_view columnName);
/// Money by its name if the type looks like it: total, balance, tax, discount too.
bool mayBeMoneyName(std::string_view columnName);

/// Whether the role has one of these privileges on the whole object or a column; PUBLIC's count too.
bool isGranted(const RuleContext& context, const std::vector<Grant>& grants, RoleId role,
               std::span<const std::string_view> privileges);

inline bool postgresWithSharedTables(const RuleContext& c) { return c.usesRowSecurity(); }
inline bool sharedTables(const RuleContext& c) { return c.sharesDatabase(); }
inline bool anyEngine(const RuleContext& c) { return c.hasEngine(); }
inline bool onPostgreSql(const RuleContext& c) { return c.isPostgreSql(); }

}  // namespace barch::rules
