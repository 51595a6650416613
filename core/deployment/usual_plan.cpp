#include "core/deployment/usual_plan.h"

namespace barch {

Deployment usualPlan(bool tenantsHaveDatabases)
{
    Deployment plan;
    plan.containerBuild = "Dockerfile in two stages: build, then run as a user without rights";
    plan.pipeline = "check the design, run the tests, build the image, migrate, roll out";
    plan.migrationStep = tenantsHaveDatabases
                             ? "a step of its own before the roll-out: the control plane, then every tenant's "
                               "database, one at a time, with its version recorded"
                             : "a step of its own before the roll-out, by the migrator role, one at a time";
    plan.tls = "everywhere: people to the load balancer, program to the database, with certificates checked";
    return plan;
}

}  // namespace barch
