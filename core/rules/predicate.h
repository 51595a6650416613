#pragma once

#include "core/rules/sql_tokens.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace barch::rules {

/// What an expression of a row-level policy does with the tenant key of its table.
struct PredicateFacts {
    bool empty = true;
    /// Every row that it lets through was compared with a tenant: in each branch of an OR.
    bool constrains = false;
    bool mentionsKey = false;
    bool alwaysTrue = false;      ///< whole, or in one branch of an OR
    bool openWhenUnset = false;   ///< lets all rows through where no tenant is set: IS NULL, = '', COALESCE
    bool literalTenant = false;   ///< compares the key with a fixed value
    bool pattern = false;         ///< compares the key with LIKE or a regular expression
    bool comparesUser = false;    ///< compares the key with current_user or session_user
};

struct PolicyTable {
    std::string_view name;
    std::string_view key;  ///< name of the tenant key
    /// Whether a table of that name, read in a subquery, has a column named like the key too.
    std::function<bool(std::string_view)> hasKeyToo;
};

PredicateFacts factsOf(std::string_view expression, const PolicyTable& table);

/// Bare names of the tables that subqueries of the expression read, in order, each once.
std::vector<std::string> tablesReadBy(std::string_view expression);

/// A call of current_setting that fails or fails late: without missing_ok, or cast without NULLIF.
struct SettingCall {
    std::string setting;
    bool missingOk = false;
    bool nullIf = false;
    bool cast = false;
    std::size_t offset = 0;  ///< of the call in the text
    std::size_t length = 0;
    bool sound() const { return missingOk && (nullIf || !cast) && setting.find('.') != std::string::npos; }
};
std::vector<SettingCall> settingCalls(std::string_view sql);

/// A place in an SQL text.
struct SqlRange {
    std::size_t offset = 0;
    std::size_t length = 0;
};
/// Calls that give the same value for all rows but are made for each: outside of any (SELECT ...).
std::vector<SqlRange> callsForEachRow(std::string_view sql);

/// The expression with `comparison` in the place of each part (joined by AND) that compares the key
/// with a fixed value or a pattern.
std::string withTenantTest(std::string_view expression, const PolicyTable& table, const std::string& comparison);

/// Whether two expressions differ in nothing but spaces, case and brackets around the whole.
bool sameExpression(std::string_view a, std::string_view b);

}  // namespace barch::rules
