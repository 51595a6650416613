#pragma once

#include "core/blueprint/draft.h"

namespace barch {

/// The parts of the blueprint, each about one subject. Each looks at the answers and puts into the
/// draft what they call for; `blueprint()` calls all of them.

void addPeople(Draft& draft);          ///< users, and what managed login adds to them
void addLogin(Draft& draft);           ///< credentials, sessions, one-time tokens; never with managed login
void addTenants(Draft& draft);         ///< tenants, memberships, teams, invitations
void addTenantDatabases(Draft& draft); ///< the catalogue of databases of isolated and hybrid designs
void addApiKeys(Draft& draft);
void addBilling(Draft& draft);      ///< plans, subscriptions, payments
void addFeatureFlags(Draft& draft); ///< flags, entitlements by plan
void addAudit(Draft& draft);        ///< audit_logs, record_access_logs
void addMessaging(Draft& draft);    ///< webhook events, outbox, notifications
void addFiles(Draft& draft);
void addAi(Draft& draft);
void addCompliance(Draft& draft); ///< consent, erasure, exports of a person's data
void addStarter(Draft& draft);    ///< the tables and features of the chosen domain
void addAiFeatures(Draft& draft); ///< which features use which model; after the starter
void addAccess(Draft& draft);     ///< roles and permissions of the application
void addInterfaces(Draft& draft); ///< API settings, webhooks, external calls, and with them:
void addServices(Draft& draft);   ///< controllers, services, repositories; what they start and do for jobs
void addMessages(Draft& draft);   ///< mails and text messages
void addJobs(Draft& draft);
void addPayments(Draft& draft);    ///< payment events and what they provision or revoke
void addOperations(Draft& draft);  ///< deployment, observability, metrics
void addEnvironment(Draft& draft); ///< environment variables
void addAuthentication(Draft& draft); ///< which sign-in tokens are accepted
void addRequirements(Draft& draft);
void addDecisions(Draft& draft);
void addTestPlan(Draft& draft);

/// The finished design with the calls that its API offers: resources, uploads, login, webhooks to customers.
Project withEndpoints(const Draft& draft, Project project);
/// With buckets, searches and channels, which name columns and permissions of the finished design.
Project withStores(const Draft& draft, Project project);

/// What an upload may be, for the call and for the place where it lies.
std::string largestUpload(const Choices& choices);
std::vector<std::string> uploadTypes();

}  // namespace barch
