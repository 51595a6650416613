#include "core/model/project.h"

#include <catch2/catch.hpp>

using namespace barch;

TEST_CASE("Elements are named by the path that a person knows")
{
    Project project;
    Namespace space{.id = NamespaceId::derive("public"), .name = "public"};
    project.namespaces = project.namespaces.with(space);
    Table table{.id = TableId::derive("t"), .namespaceId = space.id, .name = "invoices"};
    table.columns.push_back({.id = ColumnId::derive("c"), .name = "tenant_id", .type = "uuid"});
    project.tables = project.tables.with(table);

    CHECK(pathOf(project, ElementRef::table(table.id)) == "public.invoices");
    CHECK(pathOf(project, ElementRef::inTable(ElementKind::Column, table.id, table.columns[0].id)) ==
          "public.invoices.tenant_id");
    CHECK(pathOf(project, ElementRef::answer("data.tenancy")) == "data.tenancy");
    const auto missing = TableId::derive("missing");
    CHECK(pathOf(project, ElementRef::table(missing)) == missing.text());
}

TEST_CASE("Copies share everything until one is edited")
{
    Project project;
    Project copy = project;
    CHECK(sameAs(project, copy));
    copy.tables = copy.tables.with(Table{.id = TableId::derive("t"), .name = "t"});
    CHECK_FALSE(sameAs(project, copy));
    CHECK(project.tables.empty());
}
