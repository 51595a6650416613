#include "core/edits/table_summary.h"

#include "core/edits/lookups.h"
#include "core/tenancy/guards.h"

#include <algorithm>
#include <string>

namespace barch {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// '$' ends a word here, because it may begin a string: names with it are taken for mentioned.
bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::uint64_t emptyHash = 14695981039346656037U;
std::uint64_t hashWith(std::uint64_t hash, char c)
{
    return (hash ^ static_cast<unsigned char>(lower(c))) * 1099511628211U;
}

std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = emptyHash;
    for (const char c : text)
        hash = hashWith(hash, c);
    return hash;
}

void addWordsOf(std::string_view text, Sieve& words)
{
    std::uint64_t hash = emptyHash;
    bool inWord = false;
    for (const char c : text) {
        if (isWordCharacter(c)) {
            hash = hashWith(hash, c);
            inWord = true;
        } else if (inWord) {
            words.add(hash);
            hash = emptyHash;
            inWord = false;
        }
    }
    if (inWord)
        words.add(hash);
}

bool pairsTenants(const Table& table)
{
    return isTenantOwned(table) && std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
               return key.columns.size() == 1 && key.columns[0] != table.tenantKey &&
                      isUnique(table, {table.tenantKey, key.columns[0]});
           });
}

/// Spreads what comes in over all bits; ids and hashes are even in their low ones only.
std::uint64_t mixed(std::uint64_t number)
{
    number = (number ^ (number >> 31)) * 0x9fb21c651e98df25U;
    return number ^ (number >> 35);
}

}  // namespace

void Sieve::add(std::uint64_t number)
{
    const std::uint64_t bits = mixed(number);
    m_bits[bits % m_bits.size()] |= (std::uint64_t{1} << (bits >> 58)) | (std::uint64_t{1} << (bits >> 52 & 63));
}

bool Sieve::mayHave(std::uint64_t number) const
{
    const std::uint64_t bits = mixed(number);
    const std::uint64_t wanted = (std::uint64_t{1} << (bits >> 58)) | (std::uint64_t{1} << (bits >> 52 & 63));
    return (m_bits[bits % m_bits.size()] & wanted) == wanted;
}

TableSummary::TableSummary(const SharedMap<Table>::Range& tables)
{
    for (const Table& table : tables) {
        m_names.add(hashOf(table.name));
        addIds(table);
        addWords(table);
        m_hasGlobalTable = m_hasGlobalTable || table.tenancyClass == TenancyClass::Global;
        m_hasOutsideReference = m_hasOutsideReference || (!isTenantOwned(table) && !table.foreignKeys.empty());
        m_hasPairing = m_hasPairing || pairsTenants(table);
    }
}

void TableSummary::addIds(const Table& table)
{
    const auto add = [&](AnyId id) {
        if (id)
            m_ids.add(id.number());
    };
    add(table.namespaceId);
    add(table.partitionOf);
    for (const TableId parent : table.inherits)
        add(parent);
    for (const Column& column : table.columns)
        add(column.userType);
    for (const ForeignKey& key : table.foreignKeys) {
        add(key.target);
        for (const ColumnId column : key.targetColumns)
            add(column);
    }
    for (const Trigger& trigger : table.triggers)
        add(trigger.function);
    for (const Policy& policy : table.policies)
        for (const RoleId role : policy.roles)
            add(role);
    for (const Grant& grant : table.grants)
        add(grant.role);
}

void TableSummary::addWords(const Table& table)
{
    forEachReadingText(table, [&](const std::string& text) { addWordsOf(text, m_readingWords); });
    forEachOwnText(table, [&](const std::string& text) { addWordsOf(text, m_otherWords); });
}

bool TableSummary::mayBeCalled(std::string_view name) const
{
    return m_names.mayHave(hashOf(name));
}

bool TableSummary::mayName(AnyId id) const
{
    return m_ids.mayHave(id.number());
}

bool TableSummary::mayMention(std::string_view name, SqlTexts which) const
{
    if (!std::all_of(name.begin(), name.end(), isWordCharacter))
        return true;
    const std::uint64_t hash = hashOf(name);
    return m_readingWords.mayHave(hash) || (which == SqlTexts::All && m_otherWords.mayHave(hash));
}

}  // namespace barch
