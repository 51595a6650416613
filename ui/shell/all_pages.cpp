#include "ui/access/access_page.h"
#include "ui/ai/ai_page.h"
#include "ui/api/api_page.h"
#include "ui/checks/checks_page.h"
#include "ui/coverage/coverage_page.h"
#include "ui/data_model/data_model_page.h"
#include "ui/export/export_page.h"
#include "ui/features/features_page.h"
#include "ui/logic/logic_page.h"
#include "ui/migrations/migrations_page.h"
#include "ui/payments/payments_page.h"
#include "ui/proposal/proposal_page.h"
#include "ui/questionnaire/questionnaire_page.h"
#include "ui/shell/page.h"
#include "ui/shell/page_badges.h"
#include "ui/stack/stack_page.h"

namespace barch::ui {
namespace {

template <class T>
Page* make(const PageContext& context)
{
    return new T(context);
}

}  // namespace

const std::vector<PageEntry>& allPages()
{
    static const std::vector<PageEntry> pages = {
        {"questionnaire", "Questionnaire", "questions", Journey::Discover, false, make<QuestionnairePage>, questionnaireBadge},
        {"proposal", "Proposal", "proposal", Journey::Plan, false, make<ProposalPage>, proposalBadge},
        {"features", "Features", "features", Journey::Plan, false, make<FeaturesPage>, featuresBadge},
        {"stack", "Tech stack", "stack", Journey::Plan, false, make<StackPage>, stackBadge},
        {"data-model", "Data model", "data-model", Journey::Design, true, make<DataModelPage>, dataModelBadge},
        {"access", "Access", "lock", Journey::Design, false, make<AccessPage>, accessBadge},
        {"api", "API", "code", Journey::Design, false, make<ApiPage>, apiBadge},
        {"logic", "Logic and jobs", "clock", Journey::Design, false, make<LogicPage>, logicBadge},
        {"ai", "AI", "ai", Journey::Design, false, make<AiPage>, aiBadge},
        {"payments", "Payments", "payments", Journey::Design, false, make<PaymentsPage>, paymentsBadge},
        {"coverage", "Coverage", "link", Journey::Verify, false, make<CoveragePage>, noBadge},
        {"checks", "Checks", "checks", Journey::Verify, false, make<ChecksPage>, checksBadge},
        {"export", "Export", "export", Journey::Deliver, false, make<ExportPage>, noBadge},
        {"migrations", "Migrations", "database", Journey::Deliver, false, make<MigrationsPage>, noBadge},
    };
    return pages;
}

}  // namespace barch::ui
