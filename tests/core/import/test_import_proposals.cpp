#include "core/import/dbml/import_dbml.h"
#include "core/import/proposals/tenancy_proposal.h"
#include "tests/exporters/sql/matrix_designs.h"

#include <catch2/catch.hpp>

#include <iostream>
#include <set>

using namespace barch;
using namespace barch::test;

namespace {

constexpr std::size_t starterCount = 10;

Project fromDbml(const std::string& text)
{
    auto imported = importDbml(text);
    INFO((imported ? std::string() : imported.error().text()));
    REQUIRE(imported);
    return imported->project;
}

std::string described(const Project& project, TableId table, const std::vector<ColumnId>& columns)
{
    const Table& owner = *project.table(table);
    std::string text = owner.name + "(";
    for (const ColumnId id : columns)
        text += (text.back() == '(' ? "" : ", ") + owner.column(id)->name;
    return text + ")";
}

std::set<std::string> described(const Project& project, const std::vector<ReferenceProposal>& proposals)
{
    std::set<std::string> lines;
    for (const ReferenceProposal& proposal : proposals)
        lines.insert(described(project, proposal.table, proposal.columns) + " > " + described(project, proposal.target, proposal.targetColumns));
    return lines;
}

Project withoutReferences(const Project& project)
{
    Project stripped = project;
    for (Table table : project.tables) {
        table.foreignKeys.clear();
        stripped.tables = stripped.tables.with(std::move(table));
    }
    return stripped;
}

Project withoutTenancy(const Project& project)
{
    Project stripped = project;
    stripped.tenancy = Tenancy{};
    for (Table table : project.tables) {
        table.tenancyClass = TenancyClass::Undeclared;
        table.tenantKey = {};
        stripped.tables = stripped.tables.with(std::move(table));
    }
    return stripped;
}

}  // namespace

TEST_CASE("references are inferred from names and types, and only proposed")
{
    const Project project = fromDbml(R"dbml(
Table users { id int [pk] }
Table user_options { user_id int [pk] }
Table posts { id bigint [pk]
  user_id int
  parent_id bigint
  reviewer_id int }
Table comments { id bigint [pk]
  post_id bigint
  user_id int
  indexes { (post_id, user_id) [unique] } }
Table comment_stars { id bigint [pk]
  userId int
  comment_post_id bigint
  comment_user_id int }
Table logs { id bigint [pk]
  user_id int
  comment_star_id bigint
  postId text
  stripe_user_id int
  subject_id bigint
  subject_type text
  created_by int
  original_post_id bigint }
Table countries { code char(2) [pk]
  name text }
Table addresses { id int [pk]
  country_code char(2)
  country_name text }
)dbml");
    const auto proposals = proposeReferences(project);
    const std::set<std::string> wanted = {
        "user_options(user_id) > users(id)", "posts(user_id) > users(id)", "posts(parent_id) > posts(id)", "posts(reviewer_id) > users(id)",
        "comments(post_id) > posts(id)", "comments(user_id) > users(id)", "comment_stars(userId) > users(id)",
        "comment_stars(comment_post_id, comment_user_id) > comments(post_id, user_id)", "logs(user_id) > users(id)",
        "logs(comment_star_id) > comment_stars(id)", "logs(created_by) > users(id)", "logs(original_post_id) > posts(id)",
        "addresses(country_code) > countries(code)"};
    CHECK(described(project, proposals) == wanted);
    CHECK(proposeReferences(project) == proposals);
    for (const ReferenceProposal& proposal : proposals)
        CHECK(proposal.reason.size() > 20);

    const auto one = acceptedReference(project, proposals.front()).apply(project);
    REQUIRE(one);
    CHECK(proposeReferences(*one).size() == proposals.size() - 1);
    const auto all = acceptedReferences(proposals).apply(project);
    REQUIRE(all);
    CHECK(proposeReferences(*all).empty());
}

TEST_CASE("references of every shared starter are found again without a wrong one")
{
    std::size_t wanted = 0;
    std::size_t found = 0;
    std::size_t proposed = 0;
    std::size_t doubtful = 0;
    for (std::size_t starter = 0; starter < starterCount; ++starter) {
        const Project design = starterDesign("postgresql", "shared", starter);
        const Project stripped = withoutReferences(design);
        std::set<std::string> real;
        for (const Table& table : design.tables)
            for (const ForeignKey& key : table.foreignKeys)
                real.insert(described(design, table.id, key.columns) + " > " + described(design, key.target, key.targetColumns));
        auto proposals = proposeReferences(stripped);
        doubtful += std::erase_if(proposals, [](const ReferenceProposal& proposal) { return proposal.confidence == Confidence::Low; });
        const auto guessed = described(stripped, proposals);
        wanted += real.size();
        proposed += guessed.size();
        std::string wrong;
        std::string missed;
        for (const std::string& line : guessed)
            real.contains(line) ? static_cast<void>(++found) : static_cast<void>(wrong += line + "\n");
        for (const std::string& line : real)
            missed += guessed.contains(line) ? "" : line + "\n";
        INFO("starter " << starter << "\nwrong:\n" << wrong << "missed:\n" << missed);
        CHECK(wrong.empty());
        CHECK(guessed.size() * 10 >= real.size() * 9);
    }
    std::cout << "inferred references: " << found << " of " << wanted << " found (recall " << 100 * found / wanted << " %), " << proposed - found << " of " << proposed
              << " wrong (precision " << 100 * found / proposed << " %)\n";
}

TEST_CASE("tenancy of every shared starter is detected again as it was")
{
    std::size_t right = 0;
    std::size_t tables = 0;
    for (std::size_t starter = 0; starter < starterCount; ++starter) {
        const Project design = starterDesign("postgresql", "shared", starter);
        const Project stripped = withoutTenancy(design);
        const auto proposal = proposeTenancy(stripped);
        REQUIRE(proposal);
        CHECK(proposal->root == design.tenancy->rootTable);
        CHECK(proposal->keyColumn == design.tenancy->keyColumn);
        CHECK(proposal->setting == design.tenancy->setting);
        CHECK(proposal->confidence == Confidence::High);
        std::string wrong;
        for (const TableClassProposal& made : proposal->classes) {
            const Table& table = *design.table(made.table);
            ++tables;
            if (table.tenancyClass == made.tenancyClass && table.tenantKey == made.tenantKey)
                ++right;
            else
                wrong += table.name + " is " + std::string(nameOf(table.tenancyClass)) + ", proposed " + std::string(nameOf(made.tenancyClass)) + ": " + made.reason + "\n";
        }
        INFO("starter " << starter << "\n" << wrong);
        CHECK(wrong.empty());
        const auto accepted = acceptedTenancy(*proposal).apply(stripped);
        REQUIRE(accepted);
        CHECK(accepted->tenancy->model == TenancyModel::Shared);
        CHECK_FALSE(proposeTenancy(*accepted));
        const auto root = acceptedRoot(*proposal).apply(stripped);
        REQUIRE(root);
        CHECK(root->table(proposal->root)->tenancyClass == TenancyClass::Root);
        const auto single = acceptedClass(stripped, proposal->classes.back()).apply(stripped);
        REQUIRE(single);
        CHECK(single->table(proposal->classes.back().table)->tenancyClass == proposal->classes.back().tenancyClass);
    }
    std::cout << "classes of tables: " << right << " of " << tables << " as they were\n";
}

TEST_CASE("designs without tenants get no proposal")
{
    CHECK_FALSE(proposeTenancy(Project()));
    for (std::size_t starter = 0; starter < starterCount; ++starter) {
        const auto proposal = proposeTenancy(withoutTenancy(starterDesign("postgresql", "none", starter)));
        INFO("starter " << starter << (proposal ? " " + proposal->reasons.front() : ""));
        CHECK_FALSE(proposal);
    }
}
