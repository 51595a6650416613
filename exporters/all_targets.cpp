#include "exporters/target.h"

#include "exporters/access/access_files.h"
#include "exporters/ai/ai_files.h"
#include "exporters/decisions/decisions.h"
#include "exporters/planning/feature_files.h"
#include "exporters/graphql/graphql.h"
#include "exporters/openapi/openapi.h"
#include "exporters/diagram/component_diagram.h"
#include "exporters/diagram/sequence_diagram.h"
#include "exporters/diagram/subscription_life.h"
#include "exporters/sql/database_files.h"
#include "exporters/tracing/trace_files.h"
#include "exporters/payments/payments_markdown.h"
#include "exporters/validation/validation.h"

#include <algorithm>

namespace barch {

const std::vector<Target>& allTargets()
{
    static const std::vector<Target> targets = {
        {"postgresql", "SQL migration for PostgreSQL", "Database",
         "The first migration, up and down, with roles, grants, row-level security and triggers. PostgreSQL 15 and later.",
         sql::exportPostgresql},
        {"mysql", "SQL migration for MySQL and MariaDB", "Database",
         "The first migration, up and down, each statement with its reverse. MySQL 8 and MariaDB 10.11.", sql::exportMysql},
        {"sqlite", "SQL migration for SQLite", "Database", "The first migration, up and down, with strict tables. SQLite 3.37 and later.",
         sql::exportSqlite},
        {"features-csv", "Features as CSV", "Planning",
         "Features, releases and requirements on quality for a spreadsheet. Nothing in them runs as a formula; features.csv can be read back.",
         exportFeaturesCsv},
        {"features-markdown", "Features as Markdown", "Planning",
         "Priorities, scores, the matrix, releases with what they hold, and problems in the order, to read. The table of features can be read back.",
         exportFeaturesMarkdown},
        {"trace-csv", "Tracing as CSV", "Planning",
         "Each feature with the tables, endpoints, jobs, permissions and tests that it leads to, and what nothing asks for, delivers or tests.", exportTraceCsv},
        {"trace-markdown", "Tracing as Markdown", "Planning", "The same to read: trace.md, a table of features and the lists of gaps.", exportTraceMarkdown},
        {"openapi", "OpenAPI 3.1, as YAML", "API", "openapi.yaml: every call with schemas, security, errors, examples and webhooks.", openapi::exportYaml},
        {"openapi-json", "OpenAPI 3.1, as JSON", "API", "openapi.json: the same contract for tools that want JSON.", openapi::exportJson},
        {"graphql", "GraphQL schema", "API", "schema.graphql: types, connections, filters, inputs, payloads and errors of every resource.", graphql::exportGraphql},
        {"zod", "Zod schemas, in TypeScript", "API", "Validation that takes what PostgreSQL takes and refuses what it refuses. Zod 4.", validation::exportZod},
        {"yup", "Yup schemas, in TypeScript", "API", "The same validation for Yup 1.", validation::exportYup},
        {"decisions", "Decision records", "Documents", "What was decided, with context, options and consequences, one Markdown file each and an index.",
         exportDecisions},
        {"test-plan-markdown", "Test plan", "Documents", "test-plan.md: the critical scenarios with the tests that try them, and the tests by level with what they cover.",
         exportTestPlanMarkdown},
        {"access-matrix", "Access matrix", "Documents",
         "Roles, permissions, plans and who reaches which rows, as Markdown and CSV, with one test case for each role, operation and kind of row.",
         exportAccessMatrix},
        {"component-diagram", "Components", "Documents",
         "Controllers, services, repositories, jobs, outside calls and tables with what calls what, for Mermaid and Graphviz.", exportComponentDiagram},
        {"sequence-diagram", "Sequences", "Documents",
         "Step by step, for Mermaid: each call that starts a job or reaches outside, each webhook and each job, with time limits and what happens when one fails.",
         exportSequenceDiagrams},
        {"ai-config", "AI configuration", "API", "config/ai_models.json: models by configured name with their variables, who steps in, limits; for the program to read.", exportAiConfig},
        {"ai-markdown", "AI models and cost", "Documents", "ai.md: models and who steps in, providers, limits and care, and what a month costs by your prices.", exportAiMarkdown},
        {"payments-markdown", "Payments", "Documents", "payments.md: plans and prices, what is checked of each message, and what every event opens or closes.", exportPaymentsMarkdown},
        {"subscription-life", "Life of a subscription", "Documents",
         "Its states and the payment events between them, as a Mermaid state diagram and for Graphviz.", exportSubscriptionLife},
    };
    return targets;
}

const Target* findTarget(std::string_view id)
{
    const auto& targets = allTargets();
    const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& t) { return t.id == id; });
    return found == targets.end() ? nullptr : &*found;
}

}  // namespace barch
