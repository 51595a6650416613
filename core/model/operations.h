#pragma once

#include "core/model/element_ref.h"

#include <string>
#include <vector>

namespace barch {

struct Deployment {
    std::string platform;
    std::string framework;
    std::string orm;
    std::string containerBuild;
    std::string pipeline;
    std::string migrationStep;
    std::string tls;
    std::string connectionPooling;  ///< "transaction", "session", "none"
    std::string secretStore;
    std::string backups;
    std::string restoreTest;
    std::string region;
    std::string scaling;
    std::string availability;
    BARCH_FIELDS(Deployment, platform, framework, orm, containerBuild, pipeline, migrationStep, tls, connectionPooling,
                 secretStore, backups, restoreTest, region, scaling, availability)
};

/// A setting that the program reads from its environment. Secrets have no value here, ever.
struct EnvironmentVariable {
    EnvironmentVariableId id;
    std::string name;
    std::string purpose;
    bool secret = false;
    std::string example;
    std::string origin;
    BARCH_FIELDS(EnvironmentVariable, id, name, purpose, secret, example, origin)
};

struct Observability {
    std::vector<std::string> logFields;
    std::string aggregation;
    std::string visualisation;
    BARCH_FIELDS(Observability, logFields, aggregation, visualisation)
};

struct Metric {
    MetricId id;
    std::string name;
    std::string kind;
    std::string unit;
    std::string alert;
    std::string origin;
    BARCH_FIELDS(Metric, id, name, kind, unit, alert, origin)
};

struct TestCase {
    TestCaseId id;
    std::string name;
    std::string level;              ///< "unit", "integration", "e2e"
    std::string scenario;
    std::vector<ElementRef> covers;
    std::string origin;
    BARCH_FIELDS(TestCase, id, name, level, scenario, covers, origin)
};

}  // namespace barch
