#pragma once

#include "core/model/fields.h"
#include "core/model/id.h"

#include <array>
#include <cstdint>

namespace barch {

enum class ElementKind : std::uint8_t {
    Project, Namespace, UserType, Sequence, Table, Column, Constraint, Index, Trigger, Policy, View, Function, Role,
    Extension, Verbatim, Answer, Feature, Release, Requirement, Decision, Permission, AccessRole, Plan, Flag, Endpoint,
    Webhook, Service, Job, ExternalCall, AiProvider, AiModel, PaymentEvent, EnvironmentVariable, Metric, TestCase,
    Channel, Message, Bucket, SearchIndex,
};
BARCH_NAMES(ElementKind, "project", "namespace", "type", "sequence", "table", "column", "constraint", "index", "trigger",
            "policy", "view", "function", "role", "extension", "verbatim", "answer", "feature", "release", "requirement",
            "decision", "permission", "accessRole", "plan", "flag", "endpoint", "webhook", "service", "job",
            "externalCall", "aiProvider", "aiModel", "paymentEvent", "environmentVariable", "metric", "testCase", "channel",
            "message", "bucket", "searchIndex")

/// Names any element of a project. `owner` is the table of a column, key, index, trigger or policy,
/// and none for all others; `key` is set for answers only (answers are known by their question).
struct ElementRef {
    ElementKind kind = ElementKind::Project;
    AnyId id;
    AnyId owner;
    std::string key;
    BARCH_FIELDS(ElementRef, kind, id, owner, key)

    static ElementRef table(TableId id) { return {ElementKind::Table, id, {}, {}, {}}; }
    static ElementRef inTable(ElementKind kind, TableId table, AnyId id) { return {kind, id, table, {}, {}}; }
    static ElementRef of(ElementKind kind, AnyId id) { return {kind, id, {}, {}, {}}; }
    static ElementRef answer(std::string question) { return {ElementKind::Answer, {}, {}, std::move(question), {}}; }
};

}  // namespace barch
