#include "core/access/access_cases.h"

#include "core/rules/elements.h"
#include "core/tenancy/guards.h"

#include <algorithm>

namespace barch {
namespace {

constexpr std::string_view testOrigin = "access";

std::vector<const Table*> decidedByRoles(const Project& project, const TableAccess& access)
{
    std::vector<const Table*> tables;
    for (const Table& table : project.tables)
        if (access.decidesOn(table) == Decides::Roles && !table.partitionOf)
            tables.push_back(&table);
    std::sort(tables.begin(), tables.end(), [](const Table* a, const Table* b) { return std::tie(a->name, a->id) < std::tie(b->name, b->id); });
    return tables;
}

std::vector<RowOf> kindsOfRows(const Project& project, const TableAccess& access, const Table& table)
{
    std::vector<RowOf> kinds;
    if (access.ownerOf(table))
        kinds.push_back(RowOf::Self);
    kinds.push_back(RowOf::Colleague);
    if (sharesTables(project) && tenantColumn(project, table))
        kinds.push_back(RowOf::OtherTenant);
    return kinds;
}

bool allows(Reach reach, RowOf row)
{
    return row == RowOf::OtherTenant ? false : reach == Reach::All || (reach == Reach::Own && row == RowOf::Self);
}

/// "owner: every row; user: own rows; viewer: none."
std::string rolesIn(const Project& project, const TableAccess& access, const Table& table, RowOperation operation)
{
    std::string text;
    for (const AccessRoleId role : access.matrix().roles()) {
        const Reach reach = access.reach(role, table, operation);
        const char* rows = reach == Reach::All ? "every row" : reach == Reach::Own ? "own rows" : reach == Reach::Scoped ? "by scope" : "none";
        text += (text.empty() ? "" : "; ") + project.accessRoles.find(role)->name + ": " + rows;
    }
    return text;
}

TestCase testOf(const Project& project, const TableAccess& access, const Table& table)
{
    constexpr std::array<const char*, 4> verbs = {"See", "Add", "Change", "Delete"};
    TestCase test;
    test.id = TestCaseId::derive("test/access/" + table.id.text());
    test.name = "Access to " + table.name;
    test.level = "integration";
    test.scenario = "With rows of two tenants, each of two people, as each role. ";
    const Operations open = access.openOn(table);
    for (const RowOperation operation : rowOperations)
        if ((open & bitOf(operation)) == 0)
            test.scenario += std::string(verbs[static_cast<std::size_t>(operation)]) + " — " + rolesIn(project, access, table, operation) + ". ";
    if (const RowOwner owner = access.ownerOf(table))
        test.scenario += "Own is " + ownerInWords(project, *access.keeper(), table) + ". ";
    test.scenario += sharesTables(project) && tenantColumn(project, table) ? "A row of another tenant is never reached. Everything else is refused."
                                                                           : "Everything else is refused.";
    test.covers.push_back(ElementRef::table(table.id));
    test.origin = testOrigin;
    return test;
}

}  // namespace

std::vector<AccessCase> accessCases(const Project& project, const TableAccess& access)
{
    std::vector<AccessCase> cases;
    for (const Table* table : decidedByRoles(project, access)) {
        const Operations open = access.openOn(*table);
        const std::vector<RowOf> rows = kindsOfRows(project, access, *table);
        for (const AccessRoleId role : access.matrix().roles())
            for (const RowOperation operation : rowOperations) {
                if ((open & bitOf(operation)) != 0)
                    continue;
                const Reach reach = access.reach(role, *table, operation);
                for (const RowOf row : rows)
                    if (reach != Reach::Scoped)
                        cases.push_back({role, table->id, operation, row, allows(reach, row)});
            }
    }
    return cases;
}

std::vector<TestCase> accessTests(const Project& project)
{
    const TableAccess access(project);
    std::vector<TestCase> tests;
    if (access.matrix().roles().empty())
        return tests;
    for (const Table* table : decidedByRoles(project, access))
        tests.push_back(testOf(project, access, *table));
    return tests;
}

Result<Project> writeAccessTests(const Project& project)
{
    const std::vector<TestCase> tests = accessTests(project);
    if (tests.empty())
        return Error{"There is nothing to test yet.", {}, "Add roles, permissions and tables first."};
    Project edited = project;
    for (const TestCase& there : project.testCases)
        if (there.origin == testOrigin &&
            std::none_of(tests.begin(), tests.end(), [&](const TestCase& test) { return test.id == there.id; }))
            edited.testCases = edited.testCases.without(there.id);
    for (const TestCase& test : tests) {
        const TestCase* there = edited.testCases.find(test.id);
        if (!there || !(*there == test))
            edited.testCases = edited.testCases.with(test);
    }
    return edited;
}

std::vector<ExampleRow> exampleRows(const Project& project, const TableAccess& access, const Table& table, AccessRoleId role)
{
    std::vector<ExampleRow> rows;
    if (access.decidesOn(table) != Decides::Roles || !project.accessRoles.contains(role))
        return rows;
    const Operations open = access.openOn(table);
    for (const RowOf kind : kindsOfRows(project, access, table)) {
        ExampleRow row{kind};
        for (const RowOperation operation : rowOperations) {
            const bool isOpen = (open & bitOf(operation)) != 0;
            row.reached[static_cast<std::size_t>(operation)] =
                allows(isOpen ? Reach::All : access.reach(role, table, operation), kind);
        }
        rows.push_back(row);
    }
    return rows;
}

}  // namespace barch
