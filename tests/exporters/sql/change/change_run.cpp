#include "tests/exporters/sql/change/change_run.h"

#include <algorithm>
#include <stdexcept>

namespace barch::test {
namespace {

using Place = ChangeEngine::Place;

bool isPartOf(const Table& table, TableId parent)
{
    return table.partitionOf == parent || std::find(table.inherits.begin(), table.inherits.end(), parent) != table.inherits.end();
}

/// Whether its rows are no longer those of the same parts and heirs.
bool hasOtherParts(const Table& table, const Project& before, const Project& after)
{
    for (const Project* one : {&before, &after})
        for (const Table& part : one->tables) {
            const Table* other = (one == &before ? after : before).table(part.id);
            if (isPartOf(part, table.id) && !(other && isPartOf(*other, table.id)))
                return true;
        }
    return false;
}

/// The tables and columns that both versions have alike, as `side` calls them.
std::vector<KeptTable> keptTables(const Project& side, const Project& before, const Project& after)
{
    std::vector<KeptTable> kept;
    for (const Table& table : before.tables) {
        const Table* later = after.table(table.id);
        const bool isPart = table.partitionOf && later && later->partitionOf == table.partitionOf;
        if (!later || isPart || hasOtherParts(table, before, after))
            continue;
        KeptTable& entry = kept.emplace_back(KeptTable{table.id, side.table(table.id), {}});
        for (const Column& column : table.columns) {
            const Column* now = later->column(column.id);
            const bool same = now && now->type == column.type && now->userType == column.userType && now->generatedExpression == column.generatedExpression;
            const UserType* one = before.types.find(column.userType);
            const UserType* other = after.types.find(column.userType);
            if (same && (!one || !other || (one->values == other->values && one->attributes == other->attributes)))
                entry.columns.push_back(entry.here->column(column.id));
        }
    }
    return kept;
}

/// What a person would say of required columns: some value of the type.
sql::ScriptOptions optionsFor(const ChangeEngine& engine, const Project& before, const Project& after)
{
    sql::ScriptOptions options{.allowAll = true};
    for (const Table& table : after.tables) {
        const Table* earlier = before.table(table.id);
        for (const Column& column : table.columns) {
            const Column* was = earlier ? earlier->column(column.id) : nullptr;
            const bool inNeed = earlier && !column.nullable && (was ? was->nullable : column.defaultExpression.empty()) && column.generatedExpression.empty() && column.identity == Identity::None;
            if (const auto value = inNeed ? engine.someValue(after, column) : std::nullopt)
                options.backfills[qualifiedName(after, table) + "." + column.name] = *value;
        }
    }
    return options;
}

void compare(const Catalogue& wanted, const Catalogue& found, const std::string& what)
{
    if (const std::string wrong = difference(wanted, found); !wrong.empty())
        throw std::runtime_error(what + " differs from a new database:\n" + wrong);
}

void run(ChangeEngine& engine, const std::string& sql, const Project& from, const Project& to, const std::string& what)
{
    try {
        engine.run(sql, from, to);
    } catch (const std::exception& error) {
        throw std::runtime_error(what + ": " + error.what());
    }
}

void tryBothWays(ChangeEngine& engine, const Project& before, const Project& after, ChangeOutcome& outcome)
{
    const Catalogue atFirst = engine.catalogue(Place::Changed);
    auto rowsOf = [&](const Project& side) { return engine.rows(side, keptTables(side, before, after)); };
    const std::string had = rowsOf(before);
    if (!outcome.up.empty())
        run(engine, outcome.up, before, after, "up");
    if (const std::string has = rowsOf(after); has != had)
        throw std::runtime_error("rows changed: " + had + "\nto " + has);
    try {
        engine.make(after, Place::Fresh);
    } catch (const std::exception& error) {
        throw std::runtime_error(std::string("making the later design: ") + error.what());
    }
    compare(engine.catalogue(Place::Fresh), engine.catalogue(Place::Changed), "up");
    if (!outcome.down.empty())
        run(engine, outcome.down, after, before, "down");
    if (const std::string has = rowsOf(before); has != had)
        throw std::runtime_error("rows changed on the way back: " + had + "\nto " + has);
    compare(engine.asOnTheWayBack(atFirst), engine.asOnTheWayBack(engine.catalogue(Place::Changed)), "down");
    outcome.kind = ChangeOutcome::Kind::Passed;
}

/// Some chains of edits lead to designs with a view that names nothing any more.
bool canBeMade(ChangeEngine& engine, const Project& project)
{
    try {
        engine.make(project, Place::Fresh);
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

ChangeOutcome tryChange(ChangeEngine& engine, const Project& before, const Project& after)
{
    ChangeOutcome outcome;
    const auto up = engine.script(before, after, optionsFor(engine, before, after));
    const bool isBoth = up && !up->down.empty();
    const auto down = isBoth ? up : engine.script(after, before, {.allowAll = true, .isWayBack = true});
    if (!up || !down) {
        outcome.kind = ChangeOutcome::Kind::Refused;
        outcome.text = (up ? down.error() : up.error()).text();
        return outcome;
    }
    outcome.up = up->sql;
    outcome.down = isBoth ? up->down : down->sql;
    try {
        engine.make(before, Place::Changed);
        engine.insertRows(before);
    } catch (const std::exception& error) {
        outcome.kind = ChangeOutcome::Kind::Refused;
        outcome.text = std::string("the earlier design can't be made, or takes no rows: ") + error.what();
        engine.clear(before, after);
        return outcome;
    }
    try {
        const auto again = engine.script(after, after, {});
        if (!again || !again->sql.empty())
            throw std::runtime_error("a design differs from itself");
        tryBothWays(engine, before, after, outcome);
    } catch (const std::exception& error) {
        outcome.text = error.what();
        if (!canBeMade(engine, before)) {
            outcome.kind = ChangeOutcome::Kind::Refused;
            outcome.text = "the server takes the earlier design from nobody: " + outcome.text;
        }
        if ((outcome.text.starts_with("up: ") || outcome.text.starts_with("making the later design: ")) && !canBeMade(engine, after)) {
            outcome.kind = ChangeOutcome::Kind::Refused;
            outcome.text = "the server takes the later design from nobody: " + outcome.text;
        }
        if (outcome.text.starts_with("down: ") && engine.blamesRows(outcome.text) && up->sql.find("deletes data") != std::string::npos)
            outcome.kind = ChangeOutcome::Kind::Stopped;
    }
    engine.clear(before, after);
    return outcome;
}

}  // namespace barch::test
