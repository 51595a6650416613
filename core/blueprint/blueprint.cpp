#include "core/blueprint/proposal.h"

#include "core/blueprint/parts.h"

namespace barch {

Project blueprint(const Content& content, const Project& answersOnly)
{
    Draft draft(content, answersOnly);
    addTenants(draft);
    addTenantDatabases(draft);
    addPeople(draft);
    addLogin(draft);
    addApiKeys(draft);
    addBilling(draft);
    addFeatureFlags(draft);
    addAudit(draft);
    addFiles(draft);
    addMessaging(draft);
    addAi(draft);
    addCompliance(draft);
    addStarter(draft);
    addAiFeatures(draft);
    addAccess(draft);
    addPayments(draft);
    addJobs(draft);
    addInterfaces(draft);
    addOperations(draft);
    addEnvironment(draft);
    addAuthentication(draft);
    addRequirements(draft);
    addDecisions(draft);
    addTestPlan(draft);
    return withStores(draft, withEndpoints(draft, draft.finish()));
}

}  // namespace barch
